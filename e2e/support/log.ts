/** The message log in a tab, in the words of who reads it. */
import { expect, type Locator } from "playwright/test";
import { type Person, post, type Tab } from "./people";

/** Posts "message 1" to "message `count`", and answers the `seq` of the last. */
export async function fill(person: Person, roomId: string, count: number): Promise<number> {
	let seq = 0;
	for (let number = 1; number <= count; number += 1) seq = (await post(person, roomId, `message ${number}`)).seq;
	return seq;
}

/** Says by the API that this person has read up to `seq`. */
export async function readUpTo({ session }: Person, roomId: string, seq: number): Promise<void> {
	await session.call("POST", `/api/rooms/${roomId}/members`, {});
	expect((await session.call("PUT", `/api/rooms/${roomId}/read`, { seq })).status).toBe(200);
}

/** The first message that is wholly in view. */
export async function firstInView(log: Locator): Promise<string> {
	return log.evaluate((element) => {
		const edge = element.getBoundingClientRect().top;
		const rows = [...element.querySelectorAll<HTMLElement>("[data-key]")];
		const row = rows.find((candidate) => candidate.getBoundingClientRect().top >= edge);
		return row?.dataset.key ?? "";
	});
}

/** How far below the log's upper edge the words of a row begin, in pixels; NaN where it is not on the page. */
export async function topOf(log: Locator, key: string): Promise<number> {
	return log.evaluate((element, wanted) => {
		const row = element.querySelector(`[data-key="${CSS.escape(wanted)}"] article`);
		return row ? row.getBoundingClientRect().bottom - element.getBoundingClientRect().top : Number.NaN;
	}, key);
}

/** The row of `key` does not move by more than a pixel while `deed` happens. */
export async function expectNoDrift(log: Locator, key: string, deed: () => Promise<void>): Promise<void> {
	const before = await topOf(log, key);
	expect(before).not.toBeNaN();
	await deed();
	await expect.poll(() => stand(log)).toBe(true);
	expect(Math.abs((await topOf(log, key)) - before)).toBeLessThanOrEqual(1);
}

/** Whether nothing in the log moved from one frame to the next. */
function stand(log: Locator): Promise<boolean> {
	return log.evaluate(async (element) => {
		const look = () => `${element.scrollTop} ${element.scrollHeight} ${element.querySelectorAll("article").length}`;
		const before = look();
		for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
		return look() === before;
	});
}

/** Scrolls by the wheel until nothing moves any more. */
export async function wheel({ page, log }: Tab, pixels: number): Promise<void> {
	await log.hover();
	await page.mouse.wheel(0, pixels);
	await expect.poll(() => stand(log)).toBe(true);
}

export function distanceFromEnd(log: Locator): Promise<number> {
	return log.evaluate((element) => Math.round(element.scrollHeight - element.clientHeight - element.scrollTop));
}
