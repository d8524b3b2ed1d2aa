import type { Page } from "playwright/test";
import { expect, type Person, post, type Tab, test } from "./support/people";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("on a phone everything fits, and who is here is behind a button", async ({ person, room }) => {
	const [ada, bob] = [await person("ada", phone), await person("bob")];
	const { room_id } = await room(ada);
	await post(bob, room_id, "w".repeat(500));
	await post(bob, room_id, `https://example.org/${"path/".repeat(80)}`);
	const tab = await ada.open(room_id);
	expect(await tab.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	const people = tab.page.getByRole("dialog", { name: "Room" });
	await expect(people).toBeHidden();
	await tab.page.getByRole("button", { name: /online/ }).tap();
	await expect(people.getByText("ada")).toBeVisible();
	await tab.page.keyboard.press("Escape");
	await expect(people).toBeHidden();
	await expect(tab.page.getByRole("button", { name: /online/ })).toBeFocused();
	await tab.composer.fill("first line");
	await tab.composer.press("Enter");
	await expect(tab.composer).toHaveValue("first line\n");
	await tab.page.getByRole("button", { name: "Send" }).tap();
	await expect(tab.log.getByText("first line")).toBeVisible();
});

/** The accessible name of what has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let step = 0; step < 12 && !name.test(await focused(page)); step += 1) await page.keyboard.press("Tab");
	expect(await focused(page)).toMatch(name);
}

test("a whole conversation goes by keyboard alone", async ({ person, room }) => {
	const [ada, bob]: [Person, Person] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	for (let number = 1; number <= 40; number += 1) await post(bob, room_id, `message ${number}`);
	const tab: Tab = await ada.open(room_id);
	const { page } = tab;
	await page.evaluate(() => (document.activeElement as HTMLElement).blur());
	await tabTo(page, /^Messages$/);
	await page.keyboard.press("PageUp");
	await expect(page.getByRole("button", { name: "Jump to the latest" })).toBeVisible();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await expect(tab.message("message 40")).toBeInViewport();
	await tabTo(page, /^Message /);
	await page.keyboard.type("typed");
	await page.keyboard.press("Enter");
	await expect(tab.message("typed")).toBeVisible();
	await tabTo(page, /^Emoji$/);
	await page.keyboard.press("Enter");
	await expect(page.getByPlaceholder("Search")).toBeFocused();
	await page.keyboard.press("Escape");
	expect(await focused(page)).toBe("Emoji");
});
