import type { Page } from "playwright/test";
import { expect, expectLive, type Person, post, tabOf, test } from "./support/people";
import { createRoom, joinRoom } from "./support/talk";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The list, which on a phone is a page of its own. */
const rooms = (page: Page) => page.getByLabel("Rooms and people", { exact: true });
const row = (page: Page, name: string) => rooms(page).getByRole("link", { name: new RegExp(`^Private room ${name}`) });
const icon = (page: Page) => page.locator("link[rel=icon]").first();
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Two people in private rooms of these names: others would find public ones in their lists. */
async function meet(ada: Person, bob: Person, ...names: string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const name of names) {
		const { room_id } = await createRoom(ada.session, { name, kind: "private" });
		await joinRoom(bob.session, room_id);
		ids.push(room_id);
	}
	return ids;
}

async function unreadIn({ session }: Person, roomId: string): Promise<number> {
	return (await session.call<{ unread: number }>("GET", `/api/rooms/${roomId}`)).body.unread;
}

test("what is said elsewhere is counted in the list, the title and the icon, and reading it takes that away", async ({
	person,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [here = "", kitchen = "", garden = ""] = await meet(ada, bob, "Study", "Kitchen", "Garden");
	const { page } = await ada.open(here);
	const plain = await icon(page).getAttribute("href");
	await expect(page).toHaveTitle("Study · Parley");
	for (const text of ["one", "two"]) await post(bob, kitchen, text);
	await post(bob, garden, "three");
	await expect(row(page, "Kitchen")).toHaveAccessibleName(/2 unread messages$/);
	await expect(row(page, "Garden")).toHaveAccessibleName(/1 unread message$/);
	await expect(page).toHaveTitle("(3) Study · Parley");
	await expect(icon(page)).toHaveAttribute("href", /^data:image\/svg\+xml,/);
	await row(page, "Kitchen").click();
	await expect(heading(page)).toHaveText("Kitchen");
	await expect(page).toHaveTitle("(1) Kitchen · Parley");
	await expect.poll(() => unreadIn(ada, kitchen)).toBe(0);
	await row(page, "Garden").click();
	await expect(page).toHaveTitle("Garden · Parley");
	await expect(icon(page)).toHaveAttribute("href", new RegExp(`${plain?.replace(/[.?]/g, "\\$&")}$`));
	await expect(row(page, "Kitchen")).toHaveAccessibleName(/Kitchen$/);
});

test("a message that names me is a stronger sign", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [here = "", kitchen = ""] = await meet(ada, bob, "Study", "Kitchen");
	const { page } = await ada.open(here);
	await post(bob, kitchen, "are you there, @ada?");
	await expect(row(page, "Kitchen")).toHaveAccessibleName(/1 unread message that names you$/);
});

test("the list goes by mouse and keys, says where one is, and the line stays up", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [here = ""] = await meet(ada, bob, "Study", "Kitchen", "Garden");
	const { page } = await ada.open(here);
	await page.evaluate(() => Reflect.set(window, "stayed", true));
	await row(page, "Study").focus();
	await page.keyboard.press("Home");
	await page.keyboard.press("ArrowDown");
	const second = await page.evaluate(() => document.activeElement?.textContent ?? "");
	await page.keyboard.press("Enter");
	await expect(heading(page)).toHaveText(second.trim());
	await expect(rooms(page).locator("[aria-current=page]")).toHaveText(second.trim());
	await row(page, "Garden").click();
	await expect(heading(page)).toHaveText("Garden");
	await page.goBack();
	await expect(heading(page)).toHaveText(second.trim());
	await expectLive(page);
	expect(await page.evaluate(() => Reflect.get(window, "stayed"))).toBe(true);
});

test("rooms are found without regard to case and accents, and Enter goes to the first", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [here = ""] = await meet(ada, bob, "Study", "Café Köln", "Garden");
	const { page } = await ada.open(here);
	const field = page.getByRole("textbox", { name: "Find a room" });
	await field.fill("KOLN cafe");
	await expect(rooms(page).locator("[data-room]")).toHaveText(["Café Köln"]);
	await field.press("Enter");
	await expect(heading(page)).toHaveText("Café Köln");
	await expect(field).toHaveValue("");
	await field.fill("no such thing");
	await expect(page.getByText("No room is called “no such thing”.")).toBeVisible();
	await field.press("Escape");
	await expect(row(page, "Study")).toBeVisible();
});

test("a public room that one is not in stands apart, and joining brings it over", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(bob.session, { name: "Open house", kind: "public" });
	await post(bob, room_id, "come in");
	const tab = await ada.open(room_id);
	const others = rooms(tab.page).getByRole("list", { name: "Browse" });
	await expect(others.getByRole("link", { name: /Open house/ })).toBeVisible();
	await tab.page.getByRole("main").getByRole("button", { name: "Join" }).click();
	await expect(rooms(tab.page).getByRole("list", { name: "Your rooms" }).getByText("Open house")).toBeVisible();
	await expect(tab.page.getByText("You are looking in.")).toHaveCount(0);
});

test("a draft waits in its room while one is in another", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [here = ""] = await meet(ada, bob, "Study", "Kitchen");
	const tab = await ada.open(here);
	await tab.composer.fill("half a thought");
	await row(tab.page, "Kitchen").click();
	await expect(tab.page.getByRole("textbox", { name: "Message Kitchen" })).toHaveValue("");
	await row(tab.page, "Study").click();
	await expect(tab.page.getByRole("textbox", { name: "Message Study" })).toHaveValue("half a thought");
});

test("on a phone the list is a screen of its own, with back, and what waits is on the way there", async ({
	person,
}) => {
	const [ada, bob] = [await person("ada", phone), await person("bob")];
	const [here = "", kitchen = ""] = await meet(ada, bob, "Study", "Kitchen");
	const { page } = await ada.open(here);
	await expect(rooms(page)).toBeHidden();
	await post(bob, kitchen, "psst");
	await page.getByRole("link", { name: "All rooms, 1 unread message elsewhere" }).tap();
	await expect(rooms(page)).toBeVisible();
	await expect(page.getByRole("log")).toBeHidden();
	await row(page, "Kitchen").tap();
	await expect(tabOf(page).message("psst")).toBeVisible();
	await expect(rooms(page)).toBeHidden();
	await page.goBack();
	await expect(rooms(page)).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("who comes back lands where they were last", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const [here = ""] = await meet(ada, bob, "Study");
	const { page } = await ada.open(here);
	await page.goto("/");
	await expect(heading(page)).toHaveText("Study");
});
