import path from "node:path";
import Database from "better-sqlite3";
import type { Locator, Page } from "playwright/test";
import { expect, post, test } from "./support/people";
import { createRoom, joinRoom } from "./support/talk";

async function openPanel(page: Page): Promise<Locator> {
	await page.getByRole("button", { name: /online/ }).click();
	const panel = page.getByRole("complementary", { name: "Room" });
	await expect(panel.getByRole("listitem").first()).toBeVisible();
	return panel;
}

const row = (panel: Locator, name: string) => panel.getByRole("listitem").filter({ hasText: name });

test("who comes and goes is in the list of people", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const { page } = await ada.open(room_id);
	const panel = await openPanel(page);
	await expect(panel.getByRole("listitem")).toHaveCount(1);
	await joinRoom(bob.session, room_id);
	await expect(row(panel, "bob")).toContainText("not here");
	const other = await bob.open(room_id);
	await expect(row(panel, "bob")).not.toContainText("not here");
	await expect(panel.getByText("2 of 2 here")).toBeVisible();
	await other.page.close();
	await expect(row(panel, "bob")).toContainText("not here", { timeout: 20_000 });
	await bob.session.call("DELETE", `/api/rooms/${room_id}/members/me`);
	await expect(row(panel, "bob")).toHaveCount(0);
});

test("members and guests stand apart, with what they are, those who are here first", async ({ person, account }) => {
	const [guest, eve] = [await person("guest"), await person("anna")];
	const [member, admin] = [await account("member"), await account("admin", { admin: true })];
	const { room_id } = await createRoom(member.session, { name: "Garden", kind: "public" });
	for (const one of [guest, eve, admin]) await joinRoom(one.session, room_id);
	const panel = await openPanel((await guest.open(room_id)).page);
	const members = panel.getByRole("region", { name: /^Members/ });
	await expect(members.getByRole("listitem")).toHaveText([/admin.*admin/, /member.*owner/]);
	const guests = panel.getByRole("region", { name: /^Guests/ });
	await expect(guests.getByRole("listitem")).toHaveText([/guest.*you/, /anna/]);
	await expect(guests).toContainText("1 of 2 here");
	await admin.open(room_id);
	await expect(members).toContainText("1 of 2 here");
});

test("a person is mentioned from the list; only who may is offered to remove them", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Garden", kind: "public" });
	await joinRoom(bob.session, room_id);
	const tab = await bob.open(room_id);
	const panel = await openPanel(tab.page);
	await row(panel, "ada").getByRole("button").click();
	await expect(tab.page.getByRole("menuitem")).toHaveText(["Mention"]);
	await tab.page.getByRole("menuitem", { name: "Mention" }).click();
	await expect(tab.composer).toHaveValue("@ada ");
	await expect(tab.composer).toBeFocused();
});

test("the panel is entered by its button, and left by Escape", async ({ person, room }) => {
	const ada = await person("ada");
	const { page } = await ada.open((await room(ada)).room_id);
	const panel = await openPanel(page);
	await expect(panel.getByRole("tab", { name: "Members" })).toBeFocused();
	await page.keyboard.press("ArrowRight");
	await expect(panel.getByText("Public room")).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(panel).toHaveCount(0);
	await expect(page.getByRole("button", { name: /online/ })).toBeFocused();
});

test("in a room of 5,000 the list is short, and everybody is found", async ({ person, server }) => {
	const ada = await person("ada");
	const { room_id } = await createRoom(ada.session, { name: "Stadium", kind: "public" });
	const client = new Database(path.join(server.dataDir, "parley.db"));
	const numbers = "with recursive number(n) as (select 1 union all select n + 1 from number where n < 5000)";
	client.exec(`${numbers} insert into users (id, username, username_key, kind, password_hash, signals, created_at)
		select 'u' || n, 'fan ' || n, 'fan ' || n, 'member', null, 1, 1 from number`);
	client
		.prepare(`${numbers} insert into members (room_id, user_id, user, joined_at, joined_seq, read_seq, unread_from)
			select ?, 'u' || n, 'fan ' || n, 1, 1, 0, null from number`)
		.run(room_id);
	client.close();
	const panel = await openPanel((await ada.open(room_id)).page);
	await expect(panel.getByText("0 of 5,000 here")).toBeVisible();
	await expect(panel.getByRole("listitem")).toHaveCount(201);
	await expect(panel.getByText("and 4,800 more")).toBeVisible();
	await panel.getByRole("searchbox", { name: "Find a person" }).fill("FAN 4321");
	await expect(panel.getByRole("listitem")).toHaveText([/fan 4321/]);
	await panel.getByRole("searchbox").fill("nobody of this name");
	await expect(panel.getByText("Nobody is called “nobody of this name”.")).toBeVisible();
});

test("a temporary room's end is counted down, and put off by each message", async ({ person }) => {
	const ada = await person("ada");
	const { room_id } = await createRoom(ada.session, { name: "Tent", kind: "temporary", ttl_seconds: 60 });
	const { page } = await ada.open(room_id);
	await (await openPanel(page)).getByRole("tab", { name: "Details" }).click();
	const ends = page.locator("dt", { hasText: "Deleted in" }).locator("+ dd > span").first();
	const seconds = async () => Number.parseInt(((await ends.textContent()) ?? "").replace("1 minute", "60"), 10);
	await expect.poll(seconds).toBeLessThan(56);
	await post(ada, room_id, "not yet");
	await expect.poll(seconds).toBeGreaterThan(57);
});
