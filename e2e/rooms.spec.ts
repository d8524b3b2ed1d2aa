import type { Locator, Page } from "playwright/test";
import type { Room } from "../lib/rooms/schema";
import { expect, expectLive, type Person, post, tabOf, test } from "./support/people";
import { createRoom, joinRoom } from "./support/talk";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Chooses an entry of the room's menu and waits for its dialog. */
async function choose(page: Page, entry: string): Promise<Locator> {
	await page.getByRole("button", { name: "Room menu" }).click();
	await page.getByRole("menuitem", { name: entry }).click();
	const dialog = page.getByRole("dialog");
	await expect(dialog).toBeVisible();
	return dialog;
}

async function expectNotOffered(page: Page, ...entries: string[]): Promise<void> {
	await page.getByRole("button", { name: "Room menu" }).click();
	await expect(page.getByRole("menuitem", { name: "Invite people" })).toBeVisible();
	for (const entry of entries) await expect(page.getByRole("menuitem", { name: entry })).toHaveCount(0);
	await page.keyboard.press("Escape");
}

async function openLobby(person: Person): Promise<Page> {
	return (await person.open("lobby")).page;
}

for (const [kind, sign] of [
	["Public", "Public room"],
	["Private", "Private room"],
	["Temporary", "Temporary room"],
] as const) {
	test(`a ${kind.toLowerCase()} room is made, and one is in it`, async ({ person }) => {
		const ada = await person("ada");
		const page = await openLobby(ada);
		await page.getByRole("button", { name: "New room" }).click();
		const dialog = page.getByRole("dialog", { name: "New room" });
		await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
		await expect(dialog.getByRole("button", { name: "Create room" })).toBeDisabled();
		await dialog.getByRole("textbox", { name: "Name" }).fill("Garden");
		await dialog.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
		if (kind === "Temporary") await dialog.getByRole("combobox").selectOption("1 minute");
		await dialog.getByRole("button", { name: "Create room" }).click();
		await expect(heading(page)).toHaveText("Garden");
		await expect(heading(page).getByRole("img", { name: sign })).toBeVisible();
		await expect(dialog).toBeHidden();
		await expectLive(page);
		await page.getByRole("button", { name: /online/ }).click();
		await page.getByRole("tab", { name: "Details" }).click();
		const ends = page.getByRole("definition").filter({ hasText: /^(\d+ seconds?|1 minute)Unless/ });
		await expect(ends).toHaveCount(kind === "Temporary" ? 1 : 0);
	});
}

test("a room that cannot be made says why, and what was typed stays", async ({ person }) => {
	const ada = await person("ada");
	const page = await openLobby(ada);
	await page.getByRole("button", { name: "New room" }).click();
	const dialog = page.getByRole("dialog", { name: "New room" });
	const name = dialog.getByRole("textbox", { name: "Name" });
	await name.fill("x".repeat(81));
	await expect(dialog.getByText("1 character too long")).toBeVisible();
	await expect(dialog.getByRole("button", { name: "Create room" })).toBeDisabled();
	await name.fill("Garden");
	await page.route("**/api/rooms", (route) => route.abort());
	await name.press("Enter");
	await expect(dialog.getByRole("alert")).toHaveText(/cannot be reached/);
	await expect(name).toHaveValue("Garden");
	await page.unroute("**/api/rooms");
	await name.press("Enter");
	await expect(heading(page)).toHaveText("Garden");
});

test("a new name and topic are seen by everybody at once", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Garden", kind: "private" });
	await joinRoom(bob.session, room_id);
	const [mine, theirs] = [await ada.open(room_id), await bob.open(room_id)];
	const dialog = await choose(mine.page, "Edit room");
	await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Garden");
	await dialog.getByRole("textbox", { name: "Name" }).fill("Kitchen garden");
	await dialog.getByRole("textbox", { name: "Topic" }).fill("Tomatoes");
	await dialog.getByRole("button", { name: "Save" }).click();
	for (const { page } of [mine, theirs]) {
		await expect(heading(page)).toHaveText("Kitchen garden");
		await expect(page.locator("header").getByText("Tomatoes")).toBeVisible();
	}
	await expect(dialog).toBeHidden();
	await expect(mine.page.getByRole("button", { name: "Room menu" })).toBeFocused();
	await expectNotOffered(theirs.page, "Edit room", "Delete room");
});

test("whoever has the link enters a private room", async ({ person, browser, server }) => {
	const ada = await person("ada");
	const { room_id } = await createRoom(ada.session, { name: "Garden", kind: "private" });
	await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
	const { page } = await ada.open(room_id);
	const dialog = await choose(page, "Invite people");
	await expect(dialog.getByRole("img", { name: "QR code of the link" })).toBeVisible();
	await dialog.getByRole("button", { name: "Copy link" }).click();
	await expect(dialog.getByRole("status")).toHaveText("Copied");
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toBe(`${server.url}/rooms/${room_id}`);
	await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(link);

	const context = await browser.newContext();
	const stranger = await context.newPage();
	await stranger.goto(link);
	await stranger.getByRole("textbox").fill("cleo");
	await stranger.keyboard.press("Enter");
	await expect(heading(stranger)).toHaveText("Garden");
	await tabOf(stranger).write("thank you");
	await expect(tabOf(page).message("thank you")).toBeVisible();
	await context.close();
});

test("who leaves is asked once, and the last one is told that a private room stays", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Loft", kind: "private" });
	await joinRoom(bob.session, room_id);
	const [mine, theirs] = [await ada.open(room_id), await bob.open(room_id)];
	const dialog = await choose(theirs.page, "Leave room");
	await expect(dialog.getByText("only with its link")).toBeVisible();
	await dialog.getByRole("button", { name: "Cancel" }).click();
	await expect(heading(theirs.page)).toHaveText("Loft");
	await (await choose(theirs.page, "Leave room")).getByRole("button", { name: "Leave room" }).click();
	await expect(heading(theirs.page)).toHaveText("Lobby");
	await expect(theirs.page.getByRole("link", { name: /Loft/ })).toHaveCount(0);
	await expect((await choose(mine.page, "Leave room")).getByText("You are the last one here")).toBeVisible();
});

test("who left a public room comes back through the list, and talks again", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Cellar", kind: "public" });
	await joinRoom(bob.session, room_id);
	const { page, write, message } = await bob.open(room_id);
	await (await choose(page, "Leave room")).getByRole("button", { name: "Leave room" }).click();
	await expect(heading(page)).toHaveText("Lobby");
	await page.getByRole("link", { name: /Cellar/ }).click();
	await expect(heading(page)).toHaveText("Cellar");
	await write("back again");
	await expect(message("back again")).toBeVisible();
	await expect(message("back again")).not.toHaveAttribute("data-pending");
});

test("only the typed name deletes a room, and others see that it is gone", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Garden", kind: "public" });
	await joinRoom(bob.session, room_id);
	const [mine, theirs] = [await ada.open(room_id), await bob.open(room_id)];
	const dialog = await choose(mine.page, "Delete room");
	const deletes = dialog.getByRole("button", { name: "Delete room" });
	await dialog.getByRole("textbox").fill("garden");
	await expect(deletes).toBeDisabled();
	await dialog.getByRole("textbox").press("Enter");
	await expect(dialog).toBeVisible();
	await dialog.getByRole("textbox").fill("Garden");
	await deletes.click();
	await expect(heading(mine.page)).toHaveText("Lobby");
	await expect(theirs.page.getByText("This room was deleted.")).toBeVisible();
});

test("who is removed sees it within a second, and hears nothing more", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Garden", kind: "private" });
	await joinRoom(bob.session, room_id);
	const [mine, theirs] = [await ada.open(room_id), await bob.open(room_id)];
	await mine.page.getByRole("button", { name: /online/ }).click();
	await mine.page.getByRole("button", { name: /bob/ }).click();
	await mine.page.getByRole("menuitem", { name: "Remove from the room" }).click();
	const dialog = mine.page.getByRole("dialog", { name: "Remove bob?" });
	await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
	await dialog.getByRole("button", { name: "Remove" }).click();
	await expect(theirs.page.getByText("You were removed from this room.")).toBeVisible({ timeout: 1_000 });
	await expect(mine.page.getByRole("complementary").getByText("bob")).toHaveCount(0);
	await post(ada, room_id, "without bob");
	await expect(mine.message("without bob")).toBeVisible();
	await expect(theirs.message("without bob")).toHaveCount(0);
});

test("an admin may rename the lobby, and nobody may delete it", async ({ person, account, server }) => {
	const [ada, root] = [await person("ada"), await account("root", { admin: true })];
	await expectNotOffered(await openLobby(ada), "Edit room", "Delete room");
	await joinRoom(root.session, "lobby");
	const page = await openLobby(root);
	await expectNotOffered(page, "Delete room");
	await expect(await choose(page, "Edit room")).toBeVisible();
	expect((await root.session.call<Room>("GET", "/api/rooms/lobby")).body.name).toBe("Lobby");
	expect(server.output()).not.toContain("Error");
});
