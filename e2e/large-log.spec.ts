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

/** Notes from now on every task of more than 50 ms, and how many rows were on the page at most. */
async function watch(page: Page): Promise<void> {
	await page.evaluate(() => {
		const seen = { tasks: [] as number[], rows: 0 };
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) seen.tasks.push(Math.round(duration));
		}).observe({ type: "longtask" });
		const count = () => {
			seen.rows = Math.max(seen.rows, document.querySelectorAll("[role=log] article").length);
			requestAnimationFrame(count);
		};
		count();
	});
}

async function takeFigures(page: Page, of: string): Promise<void> {
	const { tasks, rows } = await page.evaluate(async () => {
		await new Promise((resolve) => setTimeout(resolve));
		const { seen } = window as unknown as { seen: { tasks: number[]; rows: number } };
		const taken = { tasks: [...seen.tasks], rows: seen.rows };
		seen.tasks.length = 0;
		return taken;
	});
	const worst = Math.max(0, ...tasks);
	test
		.info()
		.annotations.push({ type: of, description: `${tasks.length} long tasks, worst ${worst} ms; ${rows} rows` });
	expect(worst, of).toBeLessThan(longest);
	expect(rows).toBeGreaterThan(5);
	expect(rows).toBeLessThanOrEqual(mostRows);
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
	await watch(tab.page);
	await sweep(tab, 300, false);
	await sweep(tab, 300, true);
	await takeFigures(tab.page, "sweeping through it");
	await tab.log.hover();
	for (let turn = 0; turn < 30; turn += 1) await tab.page.mouse.wheel(0, 700);
	await takeFigures(tab.page, "turning the wheel");
	await tab.page.getByRole("button", { name: "Jump to the latest" }).click();
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
	for (const text of ["one", "two", "three"]) {
		await post(bob, room_id, text);
		await expect(tab.message(text)).toBeInViewport();
	}
	await takeFigures(tab.page, "messages that arrive");
	await tab.write("mine");
	await expect(tab.pending).toHaveCount(0);
	await takeFigures(tab.page, "a message of one's own");
	await tab.page.close();
	await again.stop();
});
