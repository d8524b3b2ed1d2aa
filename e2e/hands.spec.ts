import type { Page } from "playwright/test";
import { fill, readUpTo } from "./support/log";
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

/** What has the focus, by its name or its text. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const { activeElement } = document;
		return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
	});

async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let step = 0; step < 40 && !name.test(await focused(page)); step += 1) await page.keyboard.press("Tab");
	expect(await focused(page)).toMatch(name);
}

test("a whole conversation goes by keyboard alone", async ({ person, room }) => {
	const [ada, bob]: [Person, Person] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 40));
	const tab: Tab = await ada.open(room_id);
	const { page } = tab;
	await page.evaluate(() => (document.activeElement as HTMLElement).blur());
	await tabTo(page, /^Messages$/);
	await page.keyboard.press("PageUp");
	const back = page.getByRole("button", { name: "Jump to the latest" });
	await expect(back).toBeVisible();
	await tabTo(page, /^Jump to the latest/);
	await page.keyboard.press("Enter");
	await expect(tab.message("message 40")).toBeInViewport();
	await expect(back).toHaveCount(0);
	await tabTo(page, /^Message /);
	await page.keyboard.type("typed");
	await page.keyboard.press("Enter");
	await expect(tab.message("typed")).toBeVisible();
	await tabTo(page, /^Emoji$/);
	await page.keyboard.press("Enter");
	await expect(page.getByPlaceholder("Search", { exact: true })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect.poll(() => focused(page)).toBe("Emoji");
});

test("j and k and the arrows move over the messages, and Escape leads back to the composer", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 100));
	const tab = await ada.open(room_id);
	const { page } = tab;
	await tab.log.focus();
	await page.keyboard.press("k");
	await expect(tab.message("message 100")).toBeFocused();
	await page.keyboard.press("k");
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("j");
	await expect(tab.message("message 98")).toBeFocused();
	await expect(tab.log.locator("article[tabindex='0']")).toHaveCount(1);
	for (let step = 0; step < 60; step += 1) await page.keyboard.press("k");
	await expect(tab.message("message 38")).toBeFocused();
	await expect(tab.message("message 38")).toBeInViewport();
	await page.getByRole("button", { name: "Jump to the latest" }).click();
	await expect(tab.message("message 100")).toBeInViewport();
	await expect(tab.message("message 38")).toBeAttached();
	await page.keyboard.press("End");
	await tab.log.focus();
	await page.keyboard.press("j");
	await expect(tab.message("message 39")).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(tab.composer).toBeFocused();
	await page.keyboard.press("PageUp");
	await expect(page.getByRole("button", { name: "Jump to the latest" })).toBeVisible();
	await expect(tab.composer).toBeFocused();
});
