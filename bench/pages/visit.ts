/** One first visit to a page with an empty cache, traced. */
import type { Browser, BrowserContextOptions, CDPSession, Page, Response } from "playwright";
import { type PageFigures, readTrace, type TraceEvent } from "./trace";

export interface Device {
	name: string;
	context: BrowserContextOptions;
	/** How many times slower than this machine its processor is. */
	slower: number;
	/** Its line: milliseconds of latency and bytes a second; null is this machine's own. */
	line: { latency: number; throughput: number } | null;
}

export interface Visit extends PageFigures {
	/** Bytes of JavaScript as they came over the wire, before anything was clicked. */
	script: number;
}

const categories = [
	"devtools.timeline",
	"loading",
	"blink.user_timing",
	"toplevel",
	"disabled-by-default-devtools.timeline",
];

export async function visit(browser: Browser, device: Device, url: string, session: string): Promise<Visit> {
	const context = await browser.newContext(device.context);
	await context.addCookies([{ name: "parley_session", value: session, url: new URL(url).origin }]);
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await slowDown(devtools, device);
	const scripts = weighScripts(page);
	const events = await trace(devtools, async () => {
		await page.goto(url);
		await page.locator("[data-connection=live]").waitFor({ state: "attached" });
		await page.waitForLoadState("load");
	});
	await context.close();
	return { ...readTrace(events, url), script: await scripts() };
}

async function slowDown(devtools: CDPSession, { slower, line }: Device): Promise<void> {
	await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
	if (!line) return;
	await devtools.send("Network.enable");
	const { latency, throughput } = line;
	await devtools.send("Network.emulateNetworkConditions", {
		offline: false,
		latency,
		downloadThroughput: throughput,
		uploadThroughput: throughput / 2,
	});
}

/** Collects what scripts weigh from now on; what it answers tells the sum. */
function weighScripts(page: Page): () => Promise<number> {
	const weights: Promise<number>[] = [];
	page.on("response", (response: Response) => {
		if (response.request().resourceType() !== "script") return;
		weights.push(
			response
				.request()
				.sizes()
				.then(({ responseBodySize }) => responseBodySize),
		);
	});
	return async () => (await Promise.all(weights)).reduce((total, weight) => total + weight, 0);
}

async function trace(devtools: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
	const events: TraceEvent[] = [];
	devtools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
	const complete = new Promise<void>((resolve) => devtools.once("Tracing.tracingComplete", () => resolve()));
	await devtools.send("Tracing.start", {
		transferMode: "ReportEvents",
		traceConfig: { includedCategories: categories },
	});
	await work();
	await devtools.send("Tracing.end");
	await complete;
	return events.sort((a, b) => a.ts - b.ts);
}
