import { existsSync } from "node:fs";
import { chromium } from "playwright";

const debian = "/usr/bin/chromium";

/** The browser that the specs drive: the system's, else the one that `npx playwright install` fetched, else undefined. */
export function findChromium() {
	return [debian, chromium.executablePath()].find((program) => existsSync(program));
}
