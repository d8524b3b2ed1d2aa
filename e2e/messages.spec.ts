import type { Message } from "../lib/messages/schema";
import { choose, press, rowOf, talk, toast, tool } from "./support/messages";
import { expect, type Person, post, type Tab, tabOf, test } from "./support/people";

async function twoPeople(
	person: (name: string) => Promise<Person>,
	room: (owner: Person) => Promise<{ room_id: string }>,
) {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	return { ada, bob, room_id, ...(await talk(ada, bob, room_id)) };
}

test("a reaction is painted at once, counted for everybody and taken back", async ({ person, room }) => {
	const { ada, bob, room_id } = await twoPeople(person, room);
	const [left, right] = [await ada.open(room_id), await bob.open(room_id)];
	await press(rowOf(left, "hello from bob"), "React with 👍");
	const chip = (tab: Tab) => rowOf(tab, "hello from bob").getByRole("button", { name: /^👍, / });
	await expect(chip(left)).toHaveAttribute("aria-pressed", "true");
	await expect(chip(right)).toHaveAttribute("aria-pressed", "false");
	await chip(right).click();
	await expect(chip(left)).toHaveAccessibleName("👍, 2 people");
	await chip(left).click();
	await expect(chip(right)).toHaveAccessibleName("👍, 1 person");
	await expect(chip(left)).toHaveAttribute("aria-pressed", "false");
});

test("any emoji is found in the picker, and comes first the next time", async ({ person, room }) => {
	const { ada, room_id } = await twoPeople(person, room);
	const tab = await ada.open(room_id);
	const row = rowOf(tab, "hello from bob");
	await row.hover();
	await tool(row, "React").click();
	await tab.page.getByRole("dialog").getByPlaceholder("Search").fill("tada");
	const found = tab.page.getByRole("dialog").getByRole("gridcell").first();
	await expect(found).toHaveText("🎉");
	await found.click();
	await expect(row.getByRole("button", { name: "🎉, 1 person" })).toBeVisible();
	await rowOf(tab, "hello from ada").hover();
	await expect(rowOf(tab, "hello from ada").getByRole("toolbar").getByRole("button").first()).toHaveAccessibleName(
		"React with 🎉",
	);
});

test("a message with 20 different reactions says that it takes no other", async ({ person, room }) => {
	const { ada, bob, room_id, mine } = await twoPeople(person, room);
	for (const emoji of "😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓") {
		await bob.session.call("PUT", `/api/rooms/${room_id}/messages/${mine.id}/reactions/${encodeURIComponent(emoji)}`);
	}
	const tab = await ada.open(room_id);
	await press(rowOf(tab, "hello from ada"), "React with 👍");
	await expect(toast(tab, "at most 20 different reactions")).toBeVisible();
	await expect(rowOf(tab, "hello from ada").getByRole("button", { name: /👍, / })).toHaveCount(0);
});

test("a message is edited where it stands, and Escape leaves it as it was", async ({ person, room }) => {
	const { ada, bob, room_id } = await twoPeople(person, room);
	const [left, right] = [await ada.open(room_id), await bob.open(room_id)];
	await press(rowOf(left, "hello from ada"), "Edit");
	const field = left.page.getByRole("textbox", { name: "Edit the message" });
	await expect(field).toBeFocused();
	await expect(field).toHaveValue("hello from ada");
	await field.fill("never mind");
	await field.press("Escape");
	await expect(rowOf(left, "hello from ada")).toBeVisible();
	await expect(left.composer).toBeFocused();
	await press(rowOf(left, "hello from ada"), "Edit");
	await field.press("Shift+Enter");
	await field.pressSequentially("and **more**");
	await field.press("Enter");
	await expect(left.composer).toBeFocused();
	for (const tab of [left, right]) {
		await expect(tab.log.locator("article p").last()).toHaveText("hello from ada\nand moreedited");
		await expect(tab.log.locator("article strong")).toHaveText("more");
	}
	await expect(left.log.locator("article p time")).toHaveAttribute("title", /^Edited .*\d/);
});

test("a deleted message can be brought back for five seconds, and is gone after that", async ({ person, room }) => {
	const { ada, bob, room_id } = await twoPeople(person, room);
	const [left, right] = [await ada.open(room_id), await bob.open(room_id)];
	const row = rowOf(left, "hello from ada");
	const remove = async () => {
		await choose(left, row, "Delete");
		const dialog = left.page.getByRole("dialog", { name: "Delete this message?" });
		await expect(dialog.getByText("hello from ada")).toBeVisible();
		await dialog.getByRole("button", { name: "Delete" }).click();
		await expect(row.getByText("Deleting…")).toBeVisible();
	};
	await remove();
	await left.page.getByRole("button", { name: "Undo" }).click();
	await expect(row.getByText("Deleting…")).toHaveCount(0);
	await expect(rowOf(right, "hello from ada")).toBeVisible();
	await remove();
	await expect(right.log.getByText("This message was deleted")).toBeVisible();
	await expect(left.log.getByText("This message was deleted")).toBeVisible();
	await expect(row).toHaveCount(0);
});

test("with Shift a message is deleted without a question", async ({ person, room }) => {
	const { ada, room_id } = await twoPeople(person, room);
	const tab = await ada.open(room_id);
	const row = rowOf(tab, "hello from ada");
	await press(row, "More");
	await tab.page.getByRole("menuitem", { name: "Delete" }).click({ modifiers: ["Shift"] });
	await expect(row.getByText("Deleting…")).toBeVisible();
	await expect(tab.page.getByRole("dialog")).toHaveCount(0);
});

test("an answer quotes what it answers and leads there, and says so where that was deleted", async ({
	person,
	room,
}) => {
	const { ada, bob, room_id, theirs } = await twoPeople(person, room);
	const tab = await ada.open(room_id);
	await press(rowOf(tab, "hello from bob"), "Reply");
	await expect(tab.composer).toBeFocused();
	await tab.write("my answer");
	const quote = rowOf(tab, "my answer").getByRole("link", { name: /^Answers/ });
	await expect(quote).toHaveText("Answersbobhello from bob");
	await expect(quote).toHaveAttribute("href", `/rooms/${room_id}/messages/${theirs.id}`);
	await bob.session.call("DELETE", `/api/rooms/${room_id}/messages/${theirs.id}`);
	await expect(quote).toContainText("This message was deleted");
});

test("what is answered is fetched where it is not loaded", async ({ person, room }) => {
	const { ada, bob, room_id, theirs } = await twoPeople(person, room);
	for (let number = 1; number <= 60; number += 1) await post(ada, room_id, `filler ${number}`);
	const body = { message: "late answer", reply_to: theirs.id };
	const late = await bob.session.call<Message>("POST", `/api/rooms/${room_id}/messages`, body);
	await ada.session.call("PUT", `/api/rooms/${room_id}/read`, { seq: late.body.seq });
	const tab = await ada.open(room_id);
	const quote = rowOf(tab, "late answer").getByRole("link", { name: /^Answers/ });
	await expect(quote).toContainText("hello from bob");
	const original = tab.log.locator(`[data-message="${theirs.id}"]`);
	await expect(original).toHaveCount(0);
	await quote.click();
	await expect(original).toBeInViewport();
});

test("text and link are copied, and the link leads to the message", async ({ person, room }) => {
	const { ada, room_id, theirs } = await twoPeople(person, room);
	await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
	const tab = await ada.open(room_id);
	const read = () => tab.page.evaluate(() => navigator.clipboard.readText());
	for (const [choice, copied] of [
		["Copy text", "hello from bob"],
		["Copy link", new URL(`/rooms/${room_id}/messages/${theirs.id}`, tab.page.url()).href],
	] as const) {
		await choose(tab, rowOf(tab, "hello from bob"), choice);
		await expect.poll(read).toBe(copied);
	}
	await tab.page.goto(await read());
	await expect(rowOf(tab, "hello from bob")).toBeInViewport();
});

test("what I may not do is not offered", async ({ person, room }) => {
	const { ada, bob, room_id } = await twoPeople(person, room);
	const choices = async (tab: Tab, text: string) => {
		await rowOf(tab, text).hover();
		await expect(rowOf(tab, text).getByRole("toolbar")).toBeVisible();
		const tools = await rowOf(tab, text).getByRole("toolbar").getByRole("button").all();
		const names = await Promise.all(tools.map((button) => button.getAttribute("aria-label")));
		await tool(rowOf(tab, text), "More").click();
		const items = tab.page.getByRole("menuitem");
		await expect(items.first()).toBeVisible();
		const further = await items.locator("span:not([aria-hidden], [aria-hidden] *)").allInnerTexts();
		await tab.page.keyboard.press("Escape");
		await expect(items).toHaveCount(0);
		return [...names.filter((name) => name !== null && !/^React|^More/.test(name)), ...further];
	};
	const common = ["Copy text", "Copy link", "Mark unread from here"];
	const owner = await ada.open(room_id);
	expect(await choices(owner, "hello from bob")).toEqual(["Reply", ...common, "Delete"]);
	expect(await choices(owner, "hello from ada")).toEqual(["Reply", "Edit", ...common, "Delete"]);
	const guest = await bob.open(room_id);
	expect(await choices(guest, "hello from ada")).toEqual(["Reply", ...common]);
});

test("who is not in the room can copy and nothing else", async ({ person, room }) => {
	const { bob, room_id } = await twoPeople(person, room);
	await bob.session.call("DELETE", `/api/rooms/${room_id}/members/me`);
	const page = await bob.context.newPage();
	await page.goto(`/rooms/${room_id}`);
	const tab = tabOf(page);
	const row = rowOf(tab, "hello from ada");
	await row.hover();
	await expect(row.getByRole("toolbar").getByRole("button")).toHaveCount(1);
	await press(row, "More");
	await expect(page.getByRole("menuitem")).toHaveText([/^Copy text/, /^Copy link/]);
});

test("Up in an empty composer edits my last message", async ({ person, room }) => {
	const { ada, bob, room_id } = await twoPeople(person, room);
	await post(bob, room_id, "and something after it");
	const tab = await ada.open(room_id);
	await tab.composer.press("ArrowUp");
	const field = tab.page.getByRole("textbox", { name: "Edit the message" });
	await expect(field).toHaveValue("hello from ada");
	await field.fill("");
	await field.press("Enter");
	await expect(tab.page.getByRole("dialog", { name: "Delete this message?" })).toBeVisible();
});
