/**
 * `npm run bench:pages`: first visits to a room of a seeded server, as a laptop and as a phone see it (the throttling is
 * Lighthouse's own: a processor four times slower, 150 ms and 1.6 Mbit/s). Prints medians of several visits each.
 */
import { chromium } from "playwright";
import { newSession } from "../../e2e/support/http";
import { startServer } from "../../e2e/support/server";
import { buildIfStale } from "../../scripts/build.mjs";
import { findChromium } from "../../scripts/chromium.mjs";
import { format, printRows } from "../figures/report";
import { median } from "../figures/statistics";
import { makeSeededFolder } from "../load/seeded";
import { type Device, type Visit, visit } from "./visit";

const visits = 5;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const devices: readonly Device[] = [
	{ name: "laptop", context: { viewport: { width: 1_280, height: 800 } }, slower: 1, line: null },
	{ name: "phone", context: phone, slower: 4, line: { latency: 150, throughput: (1.6 * 1024 * 1024) / 8 } },
];

const figures: readonly { name: string; unit: string; of: keyof Visit; per: number }[] = [
	{ name: "first contentful paint", unit: "ms", of: "firstPaint", per: 1 },
	{ name: "largest contentful paint", unit: "ms", of: "largestPaint", per: 1 },
	{ name: "cumulative layout shift", unit: "", of: "layoutShift", per: 1 },
	{ name: "total blocking time", unit: "ms", of: "blocked", per: 1 },
	{ name: "longest task", unit: "ms", of: "longestTask", per: 1 },
	{ name: "JavaScript on the wire", unit: "KB", of: "script", per: 1_000 },
];

async function run(): Promise<void> {
	await buildIfStale();
	const server = await startServer({ dataDir: await makeSeededFolder(1_000), env: { LOG_LEVEL: "warn" } });
	const executablePath = findChromium();
	const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
	const browser = await chromium.launch({ args: root, ...(executablePath ? { executablePath } : {}) });
	const { id } = await newSession(server.url, "visitor");
	const rows: { cells: string[]; notes: string[] }[] = [];
	for (const device of devices) {
		const seen: Visit[] = [];
		for (let count = 0; count < visits; count += 1) {
			seen.push(await visit(browser, device, `${server.url}/rooms/lobby`, id));
		}
		rows.push(...figures.map((figure) => describe(device, figure, seen)));
	}
	await browser.close();
	await server.stop();
	printRows(["figure", "median", "min – max"], rows);
}

function describe(device: Device, { name, unit, of, per }: (typeof figures)[number], seen: readonly Visit[]) {
	const values = seen.map((each) => each[of] / per);
	const range = `${format(Math.min(...values))} – ${format(Math.max(...values))}`;
	return { cells: [`${device.name}: ${name}`, `${format(median(values))} ${unit}`, range], notes: [] };
}

await run();
