import type { Locator, Page } from "playwright/test";
import { expect, expectLive, post, test } from "./support/people";

async function openSettings(page: Page): Promise<Locator> {
	await page.getByRole("button", { name: "Settings" }).click();
	return page.getByRole("dialog", { name: "Settings" });
}

test("a theme is chosen at once and is still there after a reload", async ({ person }) => {
	const ada = await person("ada");
	const { page } = await ada.open("lobby");
	const root = page.locator("html");
	await expect(root).toHaveAttribute("data-theme", "dark");
	const settings = await openSettings(page);
	const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const dark = await ground();
	await settings.getByRole("radio", { name: "Light" }).check();
	await expect(root).toHaveAttribute("data-theme", "light");
	expect(await ground()).not.toBe(dark);
	await page.reload();
	await expect(root).toHaveAttribute("data-theme", "light");
});

test("a language changes what is on the screen, keeps what is written, and is still there after a reload", async ({
	person,
}) => {
	const ada = await person("ada");
	const tab = await ada.open("lobby");
	const { page } = tab;
	await tab.composer.fill("unfinished");
	const settings = await openSettings(page);
	await settings.getByRole("radio", { name: "Deutsch" }).check();
	const german = page.getByRole("dialog", { name: "Einstellungen" });
	await expect(german).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.locator("html")).toHaveAttribute("lang", "de");
	await expect(page.getByRole("main").getByRole("textbox")).toHaveValue("unfinished");
	await page.reload();
	await expect(page.getByRole("textbox", { name: "Raum finden" })).toBeVisible();
	await expect(page.getByRole("main").getByRole("textbox")).toHaveValue("unfinished");
});

test("a name is changed for everybody, and a taken one is refused in words", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await post(ada, room_id, "who am I");
	const [{ page }, other] = [await ada.open(room_id), await bob.open(room_id)];
	const settings = await openSettings(page);
	const field = settings.getByRole("textbox", { name: "Your name" });
	await field.fill("bob");
	await settings.getByRole("button", { name: "Save" }).click();
	await expect(settings.getByRole("alert")).toContainText("Choose another one");
	await field.fill("Countess");
	await settings.getByRole("button", { name: "Save" }).click();
	await expect(settings.getByRole("alert")).toHaveCount(0);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("navigation").getByText("Countess")).toBeVisible();
	await expect(other.page.getByRole("navigation").getByText("Countess")).toBeVisible();
	await page.reload();
	await expectLive(page);
	await expect(page.getByRole("navigation").getByText("Countess")).toBeVisible();
});

test("signals are turned off until they are turned on again", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const { page } = await ada.open(room_id);
	const name = "Show others when I read and type";
	await (await openSettings(page)).getByRole("switch", { name }).click();
	await expect(page.getByRole("switch", { name, checked: false })).toBeEnabled();
	expect((await ada.session.call<{ signals: boolean }>("GET", "/api/users/me")).body.signals).toBe(false);
	await page.reload();
	await expectLive(page);
	await expect((await openSettings(page)).getByRole("switch", { name, checked: false })).toBeVisible();
});

test("settings tell how events come, and lead to the keys", async ({ person }) => {
	const ada = await person("ada");
	const { page } = await ada.open("lobby");
	const settings = await openSettings(page);
	await expect(settings.getByText("Connected, events come as a stream")).toBeVisible();
	await settings.getByRole("button", { name: "Keyboard shortcuts" }).click();
	await expect(page.getByRole("dialog", { name: /Keyboard shortcuts/ })).toBeVisible();
});
