import type { Locator, Page } from "playwright/test";
import { expect, test } from "./support/people";

async function openPanel(page: Page): Promise<Locator> {
	await page.getByRole("button", { name: /online/ }).click();
	const panel = page.getByRole("complementary", { name: "Room" });
	await expect(panel.getByRole("listitem").first()).toBeVisible();
	return panel;
}

test("who comes and goes is in the list of people", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const { page } = await ada.open(room_id);
	const panel = await openPanel(page);
	await expect(panel.getByRole("listitem")).toHaveCount(1);
	await expect(panel.getByRole("listitem")).toContainText("ada");
	const other = await bob.open(room_id);
	const bobs = panel.getByRole("listitem").filter({ hasText: "bob" });
	await expect(bobs).toContainText("here");
	await expect(panel.getByText("2 of 2 here")).toBeVisible();
	await other.page.close();
	await expect(panel.getByText("1 of 2 here").or(panel.getByText("1 of 1 here"))).toBeVisible({ timeout: 20_000 });
});
