import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, post, test } from "./support/people";
import { readHistory } from "./support/talk";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });

test("Enter sends, Shift+Enter breaks the line, and white space alone is not sent", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.composer.fill("   ");
	await tab.composer.press("Enter");
	await expect(send(tab.page)).toBeDisabled();
	await tab.composer.fill("one");
	await tab.composer.press("Shift+Enter");
	await tab.composer.pressSequentially("two");
	await tab.composer.press("Enter");
	await expect(tab.composer).toHaveValue("");
	await expect(tab.composer).toBeFocused();
	await expect(tab.log.getByRole("article")).toHaveCount(1);
	await expect(tab.log.getByRole("article")).toContainText(/one\s+two/);
});

test("Enter does not send while an input method composes", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	const cdp = await ada.context.newCDPSession(tab.page);
	await tab.composer.focus();
	await cdp.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
	await expect(tab.composer).toHaveValue("にほん");
	const enter = { type: "rawKeyDown", key: "Enter", code: "Enter" } as const;
	await cdp.send("Input.dispatchKeyEvent", { ...enter, windowsVirtualKeyCode: 13 });
	await cdp.send("Input.dispatchKeyEvent", { ...enter, windowsVirtualKeyCode: 229 });
	await cdp.send("Input.insertText", { text: "日本" });
	await expect(tab.composer).toHaveValue("日本");
	await expect(tab.log.getByRole("article")).toHaveCount(0);
	await tab.page.keyboard.press("Enter");
	await expect(tab.message("日本")).toBeVisible();
});

test("on touch Enter breaks the line, and the field stays over a keyboard", async ({ person, room }) => {
	const ada = await person("ada", phone);
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.composer.tap();
	await tab.composer.pressSequentially("first");
	await tab.composer.press("Enter");
	await tab.composer.pressSequentially("second");
	await expect(tab.composer).toHaveValue("first\nsecond");
	await tab.page.setViewportSize({ width: 390, height: 420 });
	await expect(tab.composer).toBeInViewport({ ratio: 1 });
	for (const name of ["Send", "Emoji"]) {
		const box = await tab.page.getByRole("button", { name, exact: true }).boundingBox();
		expect([box?.width, box?.height]).toEqual([44, 44]);
	}
	await send(tab.page).tap();
	await expect(tab.composer).toBeFocused();
	await expect(tab.log.getByRole("article")).toContainText(/first\s+second/);
});

test("the field grows to 40 % of the height, then scrolls", async ({ person, room }) => {
	const ada = await person("ada", { viewport: { width: 1280, height: 800 } });
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	const height = async () => (await tab.composer.boundingBox())?.height ?? 0;
	const one = await height();
	await tab.composer.fill("1\n2\n3");
	await expect.poll(height).toBeGreaterThan(one + 30);
	await tab.composer.fill("line\n".repeat(100));
	await expect.poll(height).toBe(320);
	await tab.composer.fill("");
	await expect.poll(height).toBe(one);
});

test("what is written is kept for each room, across other rooms and reloads", async ({ person, room }) => {
	const ada = await person("ada");
	const [first, second] = [await room(ada), await room(ada)];
	const tab = await ada.open(first.room_id);
	await tab.composer.fill("kept for\nthe first");
	await tab.page.goto(`/rooms/${second.room_id}`);
	await expect(tab.composer).toHaveValue("");
	await tab.composer.fill("for the second");
	await tab.page.reload();
	await expect(tab.composer).toHaveValue("for the second");
	await tab.page.goto(`/rooms/${first.room_id}`);
	await expect(tab.composer).toHaveValue("kept for\nthe first");
	await tab.composer.press("Enter");
	await expect(tab.composer).toHaveValue("");
	await tab.page.reload();
	await expect(tab.log.getByRole("article")).toHaveCount(1);
	await expect(tab.composer).toHaveValue("");
});

test("who writes is told to the others, and nothing moves", async ({ person, room }) => {
	const [ada, bob, cem] = [await person("ada"), await person("bob"), await person("cem")];
	const { room_id } = await room(ada);
	for (const each of [bob, cem]) await post(each, room_id, "hello");
	const [tab, his, theirs] = [await ada.open(room_id), await bob.open(room_id), await cem.open(room_id)];
	const before = await tab.composer.boundingBox();
	await his.composer.pressSequentially("hm");
	await expect(tab.page.getByText("bob is typing")).toBeVisible();
	await theirs.composer.pressSequentially("hm");
	await expect(tab.page.getByText(/(bob and cem|cem and bob) are typing/)).toBeVisible();
	await his.composer.pressSequentially("!");
	expect(await tab.composer.boundingBox()).toEqual(before);
	await theirs.composer.fill("");
	await his.composer.press("Enter");
	await expect(tab.page.getByText(/typing/)).toBeHidden();
});

test("whoever keeps their signals to themselves is told of nobody, and nobody of them", async ({ person, room }) => {
	const [ada, bob, cem] = [await person("ada"), await person("bob"), await person("cem")];
	const { room_id } = await room(ada);
	for (const each of [bob, cem]) await post(each, room_id, "hello");
	const { status } = await bob.session.call("PATCH", "/api/users/me", { signals: false });
	expect(status).toBe(200);
	const [hers, his, theirs] = [await ada.open(room_id), await bob.open(room_id), await cem.open(room_id)];
	await his.composer.pressSequentially("hm");
	await theirs.composer.pressSequentially("hm");
	await expect(hers.page.getByText(/typing/)).toHaveText("cem is typing");
	await hers.composer.pressSequentially("hm");
	await expect(theirs.page.getByText(/typing/)).toHaveText("ada is typing");
	await expect(his.page.getByText(/typing/)).toBeHidden();
});

test("an answer says what it answers; Escape closes the list first, then gives the answer up", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const asked = await post(bob, room_id, "what\nis it?");
	const tab = await ada.open(room_id);
	const reply = async () => {
		await tab.log.getByRole("article").first().hover();
		await tab.log.getByRole("article").first().getByRole("button", { name: "Reply", exact: true }).click();
	};
	const bar = tab.page.locator("form").getByText("Reply to bob what is it?");
	await reply();
	await expect(bar).toBeVisible();
	await expect(tab.composer).toBeFocused();
	await expectAccessible(tab.page);
	await tab.composer.pressSequentially("@bo");
	await expect(tab.page.getByRole("option")).toHaveCount(1);
	await tab.composer.press("Escape");
	await expect(tab.page.getByRole("option")).toHaveCount(0);
	await expect(bar).toBeVisible();
	await tab.composer.press("Escape");
	await expect(bar).toBeHidden();
	await expect(tab.composer).toHaveValue("@bo");
	await reply();
	await tab.page.getByRole("button", { name: "Give up the reply" }).click();
	await expect(bar).toBeHidden();
	await reply();
	await tab.write("a ferret");
	await expect(bar).toBeHidden();
	const sent = async () => (await readHistory(ada.session, room_id)).at(-1);
	await expect.poll(sent).toMatchObject({ message: "a ferret", reply_to: asked.id });
});

test("Up in an empty field edits my last message", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	await post(ada, room_id, "helo");
	const tab = await ada.open(room_id);
	await tab.composer.fill("x");
	await tab.composer.press("ArrowUp");
	await expect(tab.log.getByRole("textbox")).toHaveCount(0);
	await tab.composer.fill("");
	await tab.composer.press("ArrowUp");
	await expect(tab.log.getByRole("textbox")).toHaveValue("helo");
});

test("a room that is closed says so in the field", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await ada.session.call("DELETE", `/api/rooms/${room_id}`);
	await expect(tab.composer).toBeDisabled();
	await expect(tab.composer).toHaveAttribute("placeholder", "Nobody can write here any more");
	await expect(send(tab.page)).toBeHidden();
	await expectAccessible(tab.page);
});

test("the field speaks German", async ({ person, room }) => {
	const ada = await person("ada", { locale: "de-DE" });
	const { room_id, name } = await room(ada);
	const tab = await ada.open(room_id);
	const field = tab.page.getByRole("textbox", { name: `Nachricht an ${name}` });
	await field.pressSequentially(":konfettibo");
	await expect(tab.page.getByRole("option", { name: ":konfettibombe:" })).toBeVisible();
	await field.press("Enter");
	await expect(field).toHaveValue("🎉 ");
	await field.fill("x".repeat(4_321));
	await expect(tab.page.getByText("321 Zeichen zu viel")).toBeVisible();
	await expect(tab.page.getByRole("button", { name: "Als 2 Nachrichten senden" })).toBeVisible();
	await field.fill("");
	await tab.page.getByRole("button", { name: "Emoji" }).click();
	await expect(tab.page.getByPlaceholder("Suchen")).toBeVisible();
	await expect(tab.page.getByText("Menschen & Körper")).toBeVisible();
});
