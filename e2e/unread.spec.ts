import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { distanceFromEnd, fill, readUpTo } from "./support/log";
import { expect, type Person, post, test } from "./support/people";

const readSeq = async ({ session }: Person, roomId: string): Promise<number> => {
	const { body } = await session.call<{ members: { user_id: string; read_seq: number }[] }>(
		"GET",
		`/api/rooms/${roomId}/members`,
	);
	return body.members.find(({ user_id }) => user_id === session.user.id)?.read_seq ?? -1;
};

/** Whether the page says that somebody looks at it; browsers of tests always have the focus. */
async function lookAway(page: Page, away: boolean): Promise<void> {
	await page.evaluate((gone) => {
		document.hasFocus = () => !gone;
		dispatchEvent(new Event(gone ? "blur" : "focus"));
	}, away);
}

test("a room opens at the first unread message, and Escape takes the line away", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 30));
	for (let number = 1; number <= 40; number += 1) await post(bob, room_id, `news ${number}`);
	const tab = await ada.open(room_id);
	const line = tab.log.getByText("New messages", { exact: true });
	await expect(line).toBeInViewport();
	await expect(tab.message("news 10")).toBeInViewport();
	await expect(tab.message("news 40")).not.toBeInViewport();
	await expectAccessible(tab.page);
	await tab.page.getByRole("button", { name: /^\d+ new messages$/ }).click();
	await expect(tab.message("news 40")).toBeInViewport();
	await tab.page.keyboard.press("Escape");
	await expect(line).toHaveCount(0);
});

test("few unread messages are all in view under their line, before any script runs too", async ({
	browser,
	server,
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 60));
	for (let number = 1; number <= 8; number += 1) await post(bob, room_id, `news ${number}`);
	for (const javaScriptEnabled of [false, true]) {
		const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
		await context.addCookies([{ name: "parley_session", value: ada.session.id, url: server.url }]);
		const page = await context.newPage();
		await page.goto(`/rooms/${room_id}`);
		const log = page.getByRole("log");
		await expect(log.getByText("New messages", { exact: true })).toBeInViewport();
		await expect(log.getByText("news 8", { exact: true })).toBeInViewport();
		await context.close();
	}
});

test("a long absence opens far back, at the first unread message", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 30));
	for (let number = 1; number <= 150; number += 1) await post(bob, room_id, `news ${number}`);
	const tab = await ada.open(room_id);
	await expect(tab.log.getByText("New messages", { exact: true })).toBeInViewport();
	await expect(tab.message("news 10")).toBeInViewport();
	await tab.page.getByRole("button", { name: /latest|new messages/ }).click();
	await expect(tab.message("news 150")).toBeInViewport();
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
});

test("what is in view is read, and what is not is not", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 30));
	const first = await post(bob, room_id, "news");
	let last = first;
	for (let number = 1; number <= 60; number += 1) last = await post(bob, room_id, `later ${number}`);
	const tab = await ada.open(room_id);
	await expect.poll(() => readSeq(ada, room_id)).toBeGreaterThanOrEqual(first.seq);
	expect(await readSeq(ada, room_id)).toBeLessThan(last.seq);
	await tab.log.focus();
	await tab.page.keyboard.press("End");
	await expect.poll(() => readSeq(ada, room_id)).toBe(last.seq);
});

test("a page that nobody looks at reads nothing, and shows the line on return", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const known = await fill(bob, room_id, 5);
	await readUpTo(ada, room_id, known);
	const tab = await ada.open(room_id);
	await lookAway(tab.page, true);
	const missed = await post(bob, room_id, "while you were away");
	await expect(tab.message("while you were away")).toBeInViewport();
	await expect(tab.log.getByText("New messages", { exact: true })).toBeInViewport();
	// A third person's message comes later than the mark would have.
	const other = await bob.open(room_id);
	await expect(other.message("while you were away")).toBeVisible();
	expect(await readSeq(ada, room_id)).toBe(known);
	await lookAway(tab.page, false);
	await expect.poll(() => readSeq(ada, room_id)).toBe(missed.seq);
	await expect(tab.log.getByText("New messages", { exact: true })).toBeInViewport();
});

test("what came while one read further up is counted, and the button leads there", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 60));
	const tab = await ada.open(room_id);
	await tab.log.focus();
	await tab.page.keyboard.press("PageUp");
	await expect(tab.page.getByRole("button", { name: "Jump to the latest" })).toBeVisible();
	await post(bob, room_id, "one");
	await expect(tab.page.getByRole("button", { name: "1 new message" })).toBeVisible();
	await post(bob, room_id, "two");
	await tab.page.getByRole("button", { name: "2 new messages" }).click();
	await expect(tab.message("two")).toBeInViewport();
	await expect(tab.log.getByText("New messages", { exact: true })).toBeInViewport();
	await expect(tab.page.getByRole("button", { name: /new message/ })).toHaveCount(0);
});

test("new messages are announced with their author, and one's own are not", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	const announced = tab.page.getByRole("status").filter({ hasText: /bob|ada/ });
	await post(bob, room_id, "hello");
	await expect(announced).toHaveText(/^bob.*: hello$/);
	await tab.write("hello to you");
	await expect(tab.message("hello to you")).toBeVisible();
	await Promise.all([1, 2, 3].map((number) => post(bob, room_id, `line ${number}`)));
	await expect(announced).toHaveText(/new messages? from bob|^bob.*: line \d$/);
	await expect(announced).not.toHaveText(/hello to you/);
});
