/** What comes after the page comes late, or not before the line is back, and nothing is lost by that. */
import type { Page } from "playwright/test";
import { holdLateScripts } from "./support/late";
import { readUpTo } from "./support/log";
import { rowOf, talk } from "./support/messages";
import { expect, type Person, post, type Tab, tabOf, test } from "./support/people";

/** What one may open that was not loaded yet, and a sign that it is there. */
const openings: readonly { open(tab: Tab): Promise<void>; opened: string }[] = [
	{ open: ({ page }) => page.keyboard.press("Control+k"), opened: "[role=combobox]" },
	{ open: ({ page }) => page.getByRole("button", { name: "Settings" }).click(), opened: "[role=dialog]" },
	{ open: ({ page }) => page.getByRole("button", { name: "Emoji" }).click(), opened: "[role=dialog] input" },
	{ open: ({ page }) => page.locator("#people [data-person]", { hasText: "bob" }).click(), opened: "[role=menu]" },
];

async function openTalk(
	person: (name: string) => Promise<Person>,
	room: (owner: Person) => Promise<{ room_id: string }>,
) {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await talk(ada, bob, room_id);
	return { ada, bob, room_id };
}

test("what one opens offline leaves the page as it is, and comes when the line is back", async ({ person, room }) => {
	const { ada, room_id } = await openTalk(person, room);
	const tab = await ada.open(room_id);
	await tab.page.getByRole("button", { name: "Show who is here" }).click();
	await expect(tab.page.locator("#people [data-person]", { hasText: "bob" })).toBeVisible();
	for (const { open, opened } of openings) {
		await ada.context.setOffline(true);
		await open(tab);
		await expect(tab.page.getByText("Loading…")).toBeVisible();
		await expect(rowOf(tab, "hello from bob")).toBeVisible();
		await ada.context.setOffline(false);
		await expect(tab.page.locator(opened).first()).toBeVisible({ timeout: 20_000 });
		await tab.page.keyboard.press("Escape");
		await expect(tab.page.locator(opened)).toHaveCount(0);
	}
});

test("what does not come can be given up", async ({ person, room }) => {
	const { ada, room_id } = await openTalk(person, room);
	const tab = await ada.open(room_id);
	await ada.context.setOffline(true);
	for (const giveUp of [
		() => tab.page.keyboard.press("Escape"),
		() => tab.page.getByRole("button", { name: "Cancel" }).click(),
	]) {
		await tab.page.keyboard.press("Control+k");
		await expect(tab.page.getByText("Loading…")).toBeVisible();
		await giveUp();
		await expect(tab.page.getByText("Loading…")).toHaveCount(0);
	}
});

test("a row that the pointer rests on before the log is live gets its toolbar", async ({ person, room }) => {
	const { ada, room_id } = await openTalk(person, room);
	const page = await ada.context.newPage();
	const release = await holdLateScripts(page, `/rooms/${room_id}`);
	await page.goto(`/rooms/${room_id}`);
	const row = rowOf(tabOf(page), "hello from bob");
	await row.hover();
	release();
	await expect(row.getByRole("toolbar")).toBeVisible();
	await expect(page.locator("[role=log][data-awake]")).toBeAttached();
	await expect(row.getByRole("toolbar")).toBeVisible();
});

test("what arrives before the announcer is announced by it", async ({ person, room }) => {
	const { ada, bob, room_id } = await openTalk(person, room);
	const page = await ada.context.newPage();
	const release = await holdLateScripts(page, `/rooms/${room_id}`);
	await page.goto(`/rooms/${room_id}`);
	await expect(page.locator("[data-connection=live]")).toBeAttached({ timeout: 30_000 });
	await post(bob, room_id, "an early word");
	await expect(rowOf(tabOf(page), "an early word")).toBeVisible();
	release();
	await expect(page.getByRole("status").filter({ hasText: /^bob.*: an early word$/ })).toBeAttached();
});

/** Counts the frames in which the log shows marks as they were typed, and adds up what moves without anybody's doing. */
async function watchFrames(page: Page): Promise<() => Promise<{ frames: number; raw: number; shifts: number }>> {
	await page.addInitScript(() => {
		const seen = { frames: 0, raw: 0, shifts: 0 };
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const shift of list.getEntries()) seen.shifts += (shift as PerformanceEntry & { value: number }).value;
		}).observe({ type: "layout-shift", buffered: true });
		const look = () => {
			const log = document.querySelector<HTMLElement>("[role=log]");
			if (log) seen.frames += 1;
			if (log?.textContent.includes("**")) seen.raw += 1;
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	return () => page.evaluate(() => Reflect.get(window, "seen"));
}

test("marks are never seen as typed, and nothing moves as the page wakes", async ({ person, room }) => {
	const { ada, bob, room_id } = await openTalk(person, room);
	for (let number = 1; number <= 30; number += 1) {
		await post(
			bob,
			room_id,
			`${number} is **bold**\n- one\n- two\n\n> and quoted, ${"with many words ".repeat(number)}`,
		);
	}
	await readUpTo(ada, room_id, (await post(bob, room_id, "the **last but one**")).seq);
	const page = await ada.context.newPage();
	const watched = await watchFrames(page);
	const release = await holdLateScripts(page, `/rooms/${room_id}`);
	await page.goto(`/rooms/${room_id}`);
	await expect(page.locator("[data-connection=live]")).toBeAttached({ timeout: 30_000 });
	// The font has other widths than the one before it, which is no fault of the log's.
	await page.evaluate(() => document.fonts.ready);
	const { shifts: before } = await watched();
	release();
	await expect(page.locator("[role=log][data-awake]")).toBeAttached();
	await post(bob, room_id, "the **last** word");
	await expect(tabOf(page).log.locator("strong", { hasText: /^last$/ })).toBeAttached();
	const { frames, raw, shifts } = await watched();
	expect(frames).toBeGreaterThan(5);
	expect(raw).toBe(0);
	expect(shifts - before).toBeLessThan(0.02);
});

test("focus, selection and place stay as the log comes to life, since its rows do", async ({ person, room }) => {
	const { ada, bob, room_id } = await openTalk(person, room);
	for (let number = 1; number <= 40; number += 1) await post(ada, room_id, `filler ${number}`);
	await post(bob, room_id, "a **link** to https://example.org/page");
	const last = await post(bob, room_id, "words to be selected");
	await readUpTo(ada, room_id, last.seq);
	const page = await ada.context.newPage();
	const release = await holdLateScripts(page, `/rooms/${room_id}`);
	await page.goto(`/rooms/${room_id}`);
	await expect(page.locator("[data-connection=live]")).toBeAttached({ timeout: 30_000 });
	const { log } = tabOf(page);
	const link = log.getByRole("link", { name: "https://example.org/page" });
	const selected = () => page.evaluate(() => getSelection()?.toString());
	await link.focus();
	await log.getByText("words to be selected").selectText();
	expect(await selected()).toBe("words to be selected");
	await expect(link).toBeFocused();
	await log.evaluate((element) => element.scrollBy({ top: -150 }));
	const before = await link.boundingBox();
	release();
	await expect(page.locator("[role=log][data-awake]")).toBeAttached();
	await expect(link).toBeFocused();
	expect(await selected()).toBe("words to be selected");
	expect(Math.abs(((await link.boundingBox())?.y ?? Number.NaN) - (before?.y ?? 0))).toBeLessThanOrEqual(1);
});
