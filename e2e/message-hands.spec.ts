import type { Page } from "playwright/test";
import { rest, rowOf, talk, toast } from "./support/messages";
import { expect, type Tab, test } from "./support/people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const focusOn = (tab: Tab, text: string) => rowOf(tab, text).focus();

test("everything is done to a message by keyboard alone", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	// Not hers, so that she may not delete what he wrote.
	const { room_id } = await room(bob);
	await talk(ada, bob, room_id);
	await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
	const tab = await ada.open(room_id);
	const { page } = tab;

	await focusOn(tab, "hello from bob");
	await page.keyboard.press("c");
	await expect(toast(tab, "Text copied")).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("hello from bob");
	await page.keyboard.press("e");
	await page.keyboard.press("Delete");
	await expect(rowOf(tab, "hello from bob")).toBeFocused();
	await expect(page.getByRole("dialog")).toHaveCount(0);

	await page.keyboard.press("+");
	await expect(page.getByRole("dialog").getByPlaceholder("Search")).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(rowOf(tab, "hello from bob")).toBeFocused();

	await page.keyboard.press("r");
	await expect(tab.composer).toBeFocused();

	await focusOn(tab, "hello from ada");
	await page.keyboard.press("e");
	await expect(page.getByRole("textbox", { name: "Edit the message" })).toBeFocused();
	await page.keyboard.press("Escape");

	await focusOn(tab, "hello from ada");
	await page.keyboard.press("Delete");
	await page.getByRole("dialog", { name: "Delete this message?" }).waitFor();
	await page.keyboard.press("Enter");
	await expect(rowOf(tab, "hello from ada").getByText("Deleting…")).toBeVisible();
});

test("the toolbar is walked with the arrows and left with Escape", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await talk(ada, bob, room_id);
	const tab = await ada.open(room_id);
	const row = rowOf(tab, "hello from bob");
	await focusOn(tab, "hello from bob");
	await tab.page.keyboard.press("j");
	await tab.page.keyboard.press("k");
	await expect(row).toBeFocused();
	await tab.page.keyboard.press("Tab");
	const tools = row.getByRole("toolbar").getByRole("button");
	await expect(tools.first()).toBeFocused();
	await tab.page.keyboard.press("ArrowLeft");
	await expect(tools.last()).toBeFocused();
	await tab.page.keyboard.press("ArrowRight");
	await tab.page.keyboard.press("Enter");
	await expect(row.getByRole("button", { name: "👍, 1 person" })).toBeVisible();
	await tab.page.keyboard.press("Escape");
	await expect(row).toBeFocused();
});

const sheetOf = (page: Page, name: string) => page.getByRole("dialog", { name: `Message from ${name}` });

test("a long press opens a sheet with what can be done, and lifting the finger chooses nothing", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada", phone), await person("bob")];
	const { room_id } = await room(ada);
	await talk(ada, bob, room_id);
	const tab = await ada.open(room_id);
	const sheet = sheetOf(tab.page, "ada");
	const finger = await rest(ada, tab, "hello from ada");
	await expect(sheet).toBeVisible();
	await finger.lift();
	await sheet.getByRole("button", { name: "React with ❤️" }).tap();
	await expect(sheet).toHaveCount(0);
	await expect(rowOf(tab, "hello from ada").getByRole("button", { name: "❤️, 1 person" })).toBeVisible();

	await (await rest(ada, tab, "hello from ada")).lift();
	await expect(sheet).toHaveCount(0);

	const again = await rest(ada, tab, "hello from ada");
	await expect(sheet).toBeVisible();
	await again.lift();
	await sheet.getByRole("button", { name: "Edit" }).tap();
	const field = tab.page.getByRole("textbox", { name: "Edit the message" });
	await field.fill("changed by finger");
	await tab.page.getByRole("button", { name: "Save" }).tap();
	await expect(tab.log.getByText("changed by finger")).toBeVisible();
});

test("a finger that scrolls opens nothing", async ({ person, room }) => {
	const [ada, bob] = [await person("ada", phone), await person("bob")];
	const { room_id } = await room(ada);
	await talk(ada, bob, room_id);
	const tab = await ada.open(room_id);
	const finger = await rest(ada, tab, "hello from bob");
	await finger.move();
	// The other finger's press shows that the time was up for the first one, too.
	await finger.lift();
	await rest(ada, tab, "hello from ada");
	await expect(sheetOf(tab.page, "ada")).toBeVisible();
	await expect(sheetOf(tab.page, "bob")).toHaveCount(0);
});
