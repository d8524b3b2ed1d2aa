import type { BrowserContext } from "playwright/test";
import { rowOf } from "./support/messages";
import { expect, type Person, post, type Tab, tabOf, test } from "./support/people";

const seen = (tab: Tab, text: string) => rowOf(tab, text).getByRole("button", { name: /^Seen by / });
const delivered = (tab: Tab, text: string) => rowOf(tab, text).getByRole("img", { name: "Delivered" });

/** What a window is: in view and focused, in view behind another one, or out of view. */
type Attention = "focused" | "behind" | "hidden";

/** Puts a person's windows under the test's hand: a headless browser says of every page that it is in view and focused. */
async function handWindows(context: BrowserContext, attention: Attention): Promise<void> {
	await context.addInitScript((first) => {
		const hand = window as unknown as { attention: string };
		hand.attention = first;
		Object.defineProperty(document, "visibilityState", {
			get: () => (hand.attention === "hidden" ? "hidden" : "visible"),
		});
		Object.defineProperty(document, "hidden", { get: () => hand.attention === "hidden" });
		document.hasFocus = () => hand.attention === "focused";
	}, attention);
}

async function turnTo({ page }: Tab, attention: Attention): Promise<void> {
	await page.evaluate((next) => {
		(window as unknown as { attention: string }).attention = next;
		document.dispatchEvent(new Event("visibilitychange"));
		dispatchEvent(new Event(next === "focused" ? "focus" : "blur"));
	}, attention);
}

async function joinAll(roomId: string, ...people: Person[]): Promise<void> {
	for (const { session } of people) await session.call("POST", `/api/rooms/${roomId}/members`, {});
}

test("a message is on its way, then delivered, then seen by those who have seen it", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await joinAll(room_id, bob);
	const tab = await ada.open(room_id);
	const { promise: held, resolve: release } = Promise.withResolvers<void>();
	await tab.page.route("**/messages", async (route) => {
		await held;
		await route.continue();
	});
	await tab.write("how far?");
	await expect(rowOf(tab, "how far?").getByRole("img", { name: "Sending" })).toBeVisible();
	release();
	await expect(delivered(tab, "how far?")).toBeVisible();
	await bob.open(room_id);
	await expect(seen(tab, "how far?")).toHaveAccessibleName("Seen by bob");
	await seen(tab, "how far?").hover();
	await expect(tab.page.getByText("Seen by bob", { exact: true })).toBeVisible();
	await tab.page.mouse.move(0, 0);
	await expect(tab.page.getByText("Seen by bob", { exact: true })).toHaveCount(0);
	await seen(tab, "how far?").focus();
	await expect(tab.page.getByText("Seen by bob", { exact: true })).toBeVisible();
});

test("of messages that have come as far, only the last says so", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await joinAll(room_id, bob);
	await post(ada, room_id, "one");
	const two = await post(ada, room_id, "two");
	await bob.session.call("PUT", `/api/rooms/${room_id}/read`, { seq: two.seq });
	await post(ada, room_id, "three");
	await post(ada, room_id, "four");
	const tab = await ada.open(room_id);
	await expect(seen(tab, "two")).toBeVisible();
	await expect(delivered(tab, "four")).toBeVisible();
	await expect(tab.log.getByRole("button", { name: /^Seen/ })).toHaveCount(1);
	await expect(tab.log.getByRole("img", { name: "Delivered" })).toHaveCount(1);
});

for (const attention of ["hidden", "behind"] as const) {
	test(`a window that is ${attention} has seen nothing until one turns to it`, async ({ person, room }) => {
		const [ada, bob, carol] = [await person("ada"), await person("bob"), await person("carol")];
		const { room_id } = await room(ada);
		await joinAll(room_id, bob, carol);
		await handWindows(bob.context, attention);
		const [tab, theirs] = [await ada.open(room_id), await bob.open(room_id)];
		await carol.open(room_id);
		await tab.write("who looks?");
		await expect(theirs.message("who looks?")).toBeVisible();
		// Carol's look came after the message had reached bob, and all looks travel alike.
		await expect(seen(tab, "who looks?")).toHaveAccessibleName("Seen by carol");
		await turnTo(theirs, "focused");
		await expect(seen(tab, "who looks?")).toHaveAccessibleName("Seen by bob and carol");
	});
}

test("whichever device of a person looks, that person has seen it", async ({ person, room, browser, server }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await joinAll(room_id, bob);
	await handWindows(bob.context, "hidden");
	const [tab, first] = [await ada.open(room_id), await bob.open(room_id)];
	await tab.write("at home?");
	await expect(first.message("at home?")).toBeVisible();
	await expect(delivered(tab, "at home?")).toBeVisible();
	const other = await browser.newContext({ baseURL: server.url });
	await other.addCookies([{ name: "parley_session", value: bob.session.id, url: server.url }]);
	const second = await other.newPage();
	await second.goto(`/rooms/${room_id}`);
	await expect(seen(tab, "at home?")).toHaveAccessibleName("Seen by bob");
	await other.close();
});

test("a message below what somebody reads is not seen by them", async ({ person, room }) => {
	const [ada, bob, carol] = [await person("ada"), await person("bob"), await person("carol")];
	const { room_id } = await room(ada);
	await joinAll(room_id, bob, carol);
	for (let number = 1; number <= 45; number += 1) await post(ada, room_id, `line ${number}`);
	for (const { session } of [bob, carol]) await session.call("PUT", `/api/rooms/${room_id}/read`, { seq: 10_000 });
	const [tab, theirs] = [await ada.open(room_id), await bob.open(room_id)];
	await theirs.log.hover();
	await theirs.page.mouse.wheel(0, -1_500);
	await expect(theirs.message("line 45")).not.toBeInViewport();
	await carol.open(room_id);
	await tab.write("down here");
	await expect(theirs.page.getByRole("button", { name: /1 new message/ })).toBeVisible();
	await expect(seen(tab, "down here")).toHaveAccessibleName("Seen by carol");
	await theirs.page.getByRole("button", { name: /1 new message/ }).click();
	await expect(seen(tab, "down here")).toHaveAccessibleName("Seen by bob and carol");
});

test("who tells nobody what they read is told of nobody", async ({ person, room }) => {
	const [ada, bob, carol] = [await person("ada"), await person("bob"), await person("carol")];
	const { room_id } = await room(ada);
	await joinAll(room_id, bob, carol);
	expect((await bob.session.call("PATCH", "/api/users/me", { signals: false })).status).toBe(200);
	const tab = await ada.open(room_id);
	const page = await bob.context.newPage();
	await page.goto(`/rooms/${room_id}`);
	const theirs = tabOf(page);
	await carol.open(room_id);
	await theirs.write("from bob");
	await tab.write("from ada");
	await expect(theirs.message("from ada")).toBeVisible();
	await expect(seen(tab, "from ada")).toHaveAccessibleName("Seen by carol");
	await expect(delivered(theirs, "from bob")).toBeVisible();
	await expect(theirs.log.getByRole("button", { name: /^Seen/ })).toHaveCount(0);
});
