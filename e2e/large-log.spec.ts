/** A log of very many messages, all of them loaded, stays smooth and small. */
import type { Page } from "playwright/test";
import { fillArchive } from "./support/archive";
import { distanceFromEnd } from "./support/log";
import { expect, type Person, post, type Tab, test } from "./support/people";
import { readHistory } from "./support/talk";

// A trace of so many rows costs more than what is measured.
test.use({ ownServer: true, trace: "off" });
test.setTimeout(300_000);

const lines = 50_000;
/** Milliseconds that a task may take, and rows that may be on the page. */
const longest = 200;
const mostRows = 100;

interface TraceEvent {
	name: string;
	pid: number;
	tid: number;
	args: { name?: string };
	/** Microseconds of the thread's own time, which another program's work does not lengthen. */
	tdur?: number;
}

/** What the page's main thread does meanwhile is done in short tasks, and few rows are on the page. */
async function expectSmooth(page: Page, of: string, deed: () => Promise<void>): Promise<void> {
	const browser = page.context().browser();
	if (!browser) throw new Error("the page has no browser to be traced");
	await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
	await deed();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
	const tasks = tasksOf(traceEvents);
	const worst = Math.max(...tasks);
	const rows = await page.getByRole("log").getByRole("article").count();
	test
		.info()
		.annotations.push({ type: of, description: `${tasks.length} tasks, the longest ${worst} ms; ${rows} rows` });
	expect(tasks.length).toBeGreaterThan(10);
	expect(worst, of).toBeLessThan(longest);
	expect(rows).toBeGreaterThan(5);
	expect(rows).toBeLessThanOrEqual(mostRows);
}

/** Milliseconds of every task on a page's main thread. */
function tasksOf(events: readonly TraceEvent[]): number[] {
	const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
	const names = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
	const mains = new Set(names.map(threadOf));
	const tasks = events.filter((event) => event.name.endsWith("RunTask") && mains.has(threadOf(event)));
	return tasks.map(({ tdur = 0 }) => Math.round(tdur / 1_000));
}

/** Answers with pages of the room's own messages that are forty times as large, so that a thousand of them need not be waited for. */
async function enlargePages({ session, context }: Person, roomId: string): Promise<void> {
	const messages = await readHistory(session, roomId);
	await context.route(/\/messages\?before=\d+$/, async (route) => {
		const before = Number(new URL(route.request().url()).searchParams.get("before"));
		const end = messages.findIndex(({ seq }) => seq >= before);
		const start = Math.max(0, end - 2_000);
		await route.fulfill({ json: { messages: messages.slice(start, end), has_more: start > 0, cursor: "" } });
	});
}

/** Goes to the upper end again and again until nothing older is left. */
async function loadAll({ log }: Tab): Promise<void> {
	await log.evaluate(async (element) => {
		while (!element.textContent?.includes("This is the beginning of")) {
			element.scrollTop = 0;
			await new Promise(requestAnimationFrame);
		}
	});
}

/** From one end to the other in so many frames. */
async function sweep({ log }: Tab, frames: number, up: boolean): Promise<void> {
	await log.evaluate(
		async (element, { frames, up }) => {
			for (let frame = 0; frame <= frames; frame += 1) {
				const part = up ? 1 - frame / frames : frame / frames;
				element.scrollTop = part * (element.scrollHeight - element.clientHeight);
				await new Promise(requestAnimationFrame);
			}
		},
		{ frames, up },
	);
}

test("50,000 messages are scrolled through without a long task", async ({ person, room, server }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const again = await fillArchive(server, room_id, ada.session.user.id, lines);
	await enlargePages(ada, room_id);
	const tab = await ada.open(room_id);
	await loadAll(tab);
	await expectSmooth(tab.page, "sweeping down", () => sweep(tab, 100, false));
	await expectSmooth(tab.page, "sweeping up", () => sweep(tab, 100, true));
	await expectSmooth(tab.page, "turning the wheel", async () => {
		await tab.log.hover();
		for (let turn = 0; turn < 30; turn += 1) await tab.page.mouse.wheel(0, 700);
	});
	await tab.page.getByRole("button", { name: "Jump to the latest" }).click();
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
	await expectSmooth(tab.page, "messages that arrive", async () => {
		for (const text of ["one", "two", "three"]) {
			await post(bob, room_id, text);
			await expect(tab.message(text)).toBeInViewport();
		}
	});
	await expectSmooth(tab.page, "a message of one's own", async () => {
		await tab.write("mine");
		await expect(tab.pending).toHaveCount(0);
	});
	await tab.page.close();
	await again.stop();
});
