import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, post, test } from "./support/people";

const options = (page: Page) => page.getByRole("listbox").getByRole("option");
const marked = (page: Page) => page.getByRole("option", { selected: true });

test("two letters behind a colon offer emoji, which keys choose and Tab takes", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const { page, composer, message } = await ada.open(room_id);
	await composer.pressSequentially("so :t");
	await expect(options(page)).toHaveCount(0);
	await composer.pressSequentially("ad");
	await expect(marked(page)).toHaveText("🎉:tada:");
	await expectAccessible(page);
	const id = await marked(page).getAttribute("id");
	await expect(composer).toHaveAttribute("aria-activedescendant", id ?? "");
	await composer.press("Tab");
	await expect(composer).toHaveValue("so 🎉 ");
	await composer.pressSequentially(":sm");
	const second = await options(page).nth(1).textContent();
	await composer.press("ArrowDown");
	await expect(marked(page)).toHaveText(second ?? "");
	await composer.press("ArrowUp");
	await composer.press("ArrowUp");
	await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
	await composer.press("Escape");
	await expect(options(page)).toHaveCount(0);
	await composer.press("Enter");
	await expect(message("so 🎉 :sm")).toBeVisible();
});

test("a name that is written out becomes its emoji, and undo brings it back", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const { composer } = await ada.open(room_id);
	await composer.pressSequentially("at 10:30: :tada:");
	await expect(composer).toHaveValue("at 10:30: 🎉");
	await composer.pressSequentially("!");
	await expect(composer).toHaveValue("at 10:30: 🎉!");
	await composer.press("ControlOrMeta+z");
	await composer.press("ControlOrMeta+z");
	await expect(composer).toHaveValue(/^at 10:30: :tada:?$/);
	await composer.fill("");
	await composer.pressSequentially("`:tada:");
	await expect(composer).toHaveValue("`:tada:");
});

test("what was taken lately is offered first, and leads the picker", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const { page, composer } = await ada.open(room_id);
	await composer.pressSequentially(":taurus");
	await expect(options(page).first()).toHaveText("♉:taurus:");
	await composer.press("Enter");
	await page.reload();
	await composer.fill("");
	await composer.pressSequentially(":ta");
	await expect(options(page).first()).toHaveText("♉:taurus:");
	await composer.fill("");
	await page.getByRole("button", { name: "Emoji" }).click();
	await expect(page.getByRole("dialog", { name: "Emoji" }).getByRole("gridcell").first()).toHaveText("♉");
});

test("the picker is fetched on first use, from nowhere else, and writes at the caret", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const { page, composer } = await ada.open(room_id);
	const asked: string[] = [];
	page.on("request", (request) => asked.push(new URL(request.url()).origin));
	await composer.fill("ab");
	await composer.press("ArrowLeft");
	await page.getByRole("button", { name: "Emoji" }).click();
	await page.getByPlaceholder("Search", { exact: true }).fill("tada");
	const found = page.getByRole("dialog", { name: "Emoji" }).getByRole("gridcell").first();
	// The search takes a moment, and until then the first cell is another emoji's.
	await expect(found).toHaveText("🎉");
	await found.click();
	await expect(composer).toHaveValue("a🎉b");
	await expect(composer).toBeFocused();
	await composer.press("ControlOrMeta+z");
	await expect(composer).toHaveValue("ab");
	expect(asked.length).toBeGreaterThan(0);
	expect(new Set(asked)).toEqual(new Set([new URL(page.url()).origin]));
});

test("on touch the picker writes without raising the keyboard", async ({ person, room }) => {
	const ada = await person("ada", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	const { room_id } = await room(ada);
	const { page, composer } = await ada.open(room_id);
	const button = page.getByRole("button", { name: "Emoji", exact: true });
	await button.tap();
	const dialog = page.getByRole("dialog", { name: "Emoji" });
	await dialog.getByRole("gridcell", { name: "grinning face", exact: true }).tap();
	await expect(composer).toHaveValue("😀");
	await expect(composer).not.toBeFocused();
	await button.tap();
	await expect(dialog.getByRole("gridcell").first()).toHaveText("😀");
});

test("an at sign offers the others, those who are online and spoke lately first", async ({ person, room }) => {
	const [ada, bob, cem] = [await person("ada"), await person("bob"), await person("cem lee")];
	const { room_id } = await room(ada);
	await post(bob, room_id, "hello");
	await post(cem, room_id, "hello");
	const away = await person("dan");
	await post(away, room_id, "bye");
	await bob.open(room_id);
	await cem.open(room_id);
	const { page, composer, message } = await ada.open(room_id);
	await expect(message("bye")).toBeVisible();
	await composer.pressSequentially("hi @");
	await expect(options(page).getByText(/^(ada|bob|cem lee|dan)$/)).toHaveText(["cem lee", "bob", "dan"]);
	await expectAccessible(page);
	await composer.pressSequentially("CEM L");
	await expect(marked(page)).toContainText("cem lee");
	await composer.press("Enter");
	await expect(composer).toHaveValue("hi @cem lee ");
	await expect(options(page)).toHaveCount(0);
	await composer.pressSequentially("there");
	for (let step = 0; step < "there".length; step += 1) await composer.press("ArrowLeft");
	await composer.pressSequentially("and @bo");
	await options(page).first().click();
	await expect(composer).toHaveValue("hi @cem lee and @bob there");
	await expect(composer).toBeFocused();
});
