import type { Page } from "playwright/test";
import { expect, type Person, post, type Tab, test } from "./support/people";
import { createRoom, joinRoom } from "./support/talk";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	const called = () =>
		page.evaluate(
			() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
		);
	for (let step = 0; step < 25 && !name.test(await called()); step += 1) await page.keyboard.press("Tab");
	expect(await called()).toMatch(name);
}

const palette = (page: Page) => page.getByRole("dialog", { name: "Go to" });

async function openPalette(page: Page, query = ""): Promise<void> {
	await page.keyboard.press("Control+k");
	await expect(palette(page).getByRole("combobox")).toBeFocused();
	await page.keyboard.type(query);
}

async function twoRooms(ada: Person): Promise<[string, string]> {
	const first = await createRoom(ada.session, { name: "Garden", kind: "public" });
	const second = await createRoom(ada.session, { name: "Žofie’s kitchen", kind: "private" });
	return [first.room_id, second.room_id];
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("the palette finds a room without regard to case and accents, and Enter goes there", async ({ person }) => {
	const ada = await person("ada");
	const [garden] = await twoRooms(ada);
	const { page } = await ada.open(garden);
	await openPalette(page, "ZOFIE kit");
	await expect(palette(page).getByRole("option", { selected: true })).toHaveText("Žofie’s kitchen");
	await page.keyboard.press("Enter");
	await expect(heading(page)).toHaveText("Žofie’s kitchen");
	await expect(palette(page)).toHaveCount(0);
	await openPalette(page);
	await expect(palette(page).getByRole("option").first()).toHaveText("Garden");
	await page.keyboard.press("Enter");
	await expect(heading(page)).toHaveText("Garden");
});

test("the palette's arrows go around, and it says what it does not find", async ({ person }) => {
	const ada = await person("ada");
	const [garden] = await twoRooms(ada);
	const { page } = await ada.open(garden);
	await openPalette(page);
	const options = palette(page).getByRole("option");
	await page.keyboard.press("ArrowUp");
	await expect(options.last()).toHaveAttribute("aria-selected", "true");
	await page.keyboard.press("ArrowDown");
	await expect(options.first()).toHaveAttribute("aria-selected", "true");
	await page.keyboard.type("qqq");
	await expect(palette(page).getByText("Nothing matches “qqq”.")).toBeVisible();
	await page.keyboard.press("Enter");
	await expect(palette(page)).toBeVisible();
	await page.keyboard.press("Control+k");
	await expect(palette(page)).toHaveCount(0);
});

test("the palette mentions a person, whether or not they are here", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [garden] = await twoRooms(ada);
	await joinRoom(bob.session, garden);
	const tab = await ada.open(garden);
	await openPalette(tab.page, "bo");
	await expect(palette(tab.page).getByRole("option", { name: /^bob/ })).toBeVisible();
	await tab.page.keyboard.press("ArrowDown");
	const chosen = palette(tab.page).getByRole("option", { selected: true });
	for (let step = 0; step < 5 && !/^bob/.test((await chosen.textContent()) ?? ""); step += 1) {
		await tab.page.keyboard.press("ArrowDown");
	}
	await tab.page.keyboard.press("Enter");
	await expect(tab.composer).toHaveValue("@bob ");
	await expect(tab.composer).toBeFocused();
});

test("? shows every key, but not while one writes; single characters can be turned off", async ({ person, room }) => {
	const ada = await person("ada");
	const { page, composer }: Tab = await ada.open((await room(ada)).room_id);
	const map = page.getByRole("dialog", { name: "Keyboard shortcuts" });
	await composer.focus();
	await page.keyboard.press("?");
	await expect(composer).toHaveValue("?");
	await expect(map).toHaveCount(0);
	await page.getByRole("button", { name: "Room menu" }).focus();
	await page.keyboard.press("?");
	await expect(map).toBeVisible();
	for (const group of ["Everywhere", "While writing", "On a message"]) {
		await expect(map.getByRole("region", { name: group })).toBeVisible();
	}
	await expect(map.getByRole("term")).toHaveCount(20);
	await map.getByRole("switch").click();
	await page.keyboard.press("Escape");
	await expect(map).toHaveCount(0);
	await expect(page.getByRole("button", { name: "Room menu" })).toBeFocused();
	await page.keyboard.press("?");
	await page.keyboard.press("Control+/");
	await expect(map).toBeVisible();
	await expect(map.getByRole("switch")).not.toBeChecked();
});

test("Alt and arrows go from room to room, with Shift to those that wait; Shift+Escape reads all", async ({
	person,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [garden, kitchen] = await twoRooms(ada);
	const third = await createRoom(ada.session, { name: "Attic", kind: "public" });
	await joinRoom(bob.session, third.room_id);
	await post(ada, garden, "one");
	await post(ada, kitchen, "two");
	await post(bob, third.room_id, "are you there?");
	const { page, composer } = await ada.open(garden);
	await composer.focus();
	await page.keyboard.press("Alt+ArrowUp");
	await expect(heading(page)).toHaveText("Žofie’s kitchen");
	await page.keyboard.press("Alt+ArrowDown");
	await expect(heading(page)).toHaveText("Garden");
	await page.keyboard.press("Shift+Escape");
	await expect(page.getByText("Everything is marked read.")).toBeVisible();
	await expect(page.getByRole("link", { name: /Attic.*unread/ })).toHaveCount(0);
	await post(bob, third.room_id, "hello?");
	await expect(page.getByRole("link", { name: /Attic.*unread/ })).toBeVisible();
	await page.keyboard.press("Alt+Shift+ArrowDown");
	await expect(heading(page)).toHaveText("Attic");
});

test("keys pressed in a dialog stay there", async ({ person }) => {
	const ada = await person("ada");
	const [garden] = await twoRooms(ada);
	const { page } = await ada.open(garden);
	await page.getByRole("button", { name: "Room menu" }).click();
	await page.getByRole("menuitem", { name: "Leave room" }).click();
	await expect(page.getByRole("dialog")).toBeVisible();
	for (const key of ["?", "Control+k", "Alt+ArrowDown"]) await page.keyboard.press(key);
	await expect(page.getByRole("dialog")).toHaveCount(1);
	await page.keyboard.press("Escape");
	await expect(heading(page)).toHaveText("Garden");
});

test("a whole tour without a mouse: a room is made, talked in, looked at and deleted", async ({ person }) => {
	const ada = await person("ada");
	const { page, composer, message } = await ada.open("lobby");
	await openPalette(page, "create");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog", { name: "New room" }).getByRole("textbox")).toBeFocused();
	await page.keyboard.type("By hand");
	await page.keyboard.press("Tab");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await expect(heading(page)).toHaveText("By hand");
	await expect(heading(page).getByRole("img", { name: "Private room" })).toBeVisible();
	await expect(composer).toBeFocused();
	await page.keyboard.type("only keys");
	await page.keyboard.press("Enter");
	await expect(message("only keys")).toBeVisible();
	await page.keyboard.press("Shift+Tab");
	await tabTo(page, /^Skip to the conversation$/);
	await tabTo(page, /online/);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("tab", { name: "Members" })).toBeFocused();
	await page.keyboard.press("Escape");
	await tabTo(page, /^Room menu$/);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("menu")).toBeVisible();
	await page.keyboard.press("End");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog", { name: /^Delete/ }).getByRole("textbox")).toBeFocused();
	await page.keyboard.type("By hand");
	await page.keyboard.press("Enter");
	await expect(heading(page)).toHaveText("Lobby");
	await expect(page.locator("body")).not.toBeFocused();
});
