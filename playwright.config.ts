import { defineConfig } from "playwright/test";
import { findChromium } from "./scripts/chromium.mjs";

const quiet = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"];
// Chromium refuses its own sandbox to root, which is what a container usually runs as.
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const executablePath = findChromium();

/** No webServer: each spec starts its own server through e2e/support/server.ts, so that it may also kill it. */
export default defineConfig({
	testDir: "e2e",
	testMatch: "**/*.spec.ts",
	outputDir: ".results/playwright",
	timeout: 60_000,
	expect: { timeout: 10_000 },
	// Each has a server of its own; more than two would be late for what tests wait for.
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	reporter: [["list"], ["json", { outputFile: ".results/browser.json" }]],
	globalSetup: ["./scripts/vitest/temporary-folder.ts", "./scripts/vitest/fresh-build.ts"],
	use: {
		browserName: "chromium",
		video: "off",
		trace: "retain-on-failure",
		launchOptions: {
			args: [...quiet, "--disable-sync", "--no-first-run", ...sandbox],
			...(executablePath ? { executablePath } : {}),
		},
	},
});
