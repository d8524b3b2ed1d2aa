import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, expectLive, post, tabOf, test } from "./support/people";
import { createRoom, joinRoom } from "./support/talk";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const timer = (page: Page) => page.getByRole("timer");
const warning = (page: Page) => page.getByText(/^This room is deleted in \d/);

test("a visitor starts a room with one click, and whoever opens its link picks a name and is in", async ({
	browser,
	server,
}) => {
	const host = await (await browser.newContext({ baseURL: server.url })).newPage();
	await host.goto("/");
	await host.getByRole("button", { name: "Start a temporary room" }).click();
	await expect(host).toHaveURL(/\/rooms\/\w{22}$/);
	await expectLive(host);
	await expect(timer(host)).toHaveText(/^Deleted in (30|29) min$/);
	await expect(host.getByRole("log").getByText(host.url())).toBeVisible();
	await expectAccessible(host);
	const guest = await (await browser.newContext({ baseURL: server.url })).newPage();
	await guest.goto(host.url());
	await guest.getByRole("textbox", { name: "Your name" }).fill("Visiting Vera");
	await guest.getByRole("button", { name: "Join" }).click();
	await expectLive(guest);
	await tabOf(guest).write("here I am");
	await expect(tabOf(host).message("here I am")).toBeVisible();
	await expect(timer(guest)).toBeVisible();
	for (const page of [host, guest]) await page.context().close();
});

test("who has a name starts a room from any other with one click", async ({ person }) => {
	const { page } = await (await person("ada")).open("lobby");
	await page.getByRole("button", { name: "Start a temporary room" }).click();
	await expect(page).toHaveURL(/\/rooms\/\w{22}$/);
	await expect(timer(page)).toBeVisible();
	await expectLive(page);
	await page.getByRole("button", { name: "QR code and more" }).click();
	await expect(page.getByRole("dialog").getByRole("img", { name: "QR code of the link" })).toBeVisible();
});

test("in the last five minutes everybody is warned, and anybody in the room keeps it for longer", async ({
	person,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Last call", ttl_seconds: 240 });
	await joinRoom(bob.session, room_id);
	const [host, guest] = [(await ada.open(room_id)).page, (await bob.open(room_id)).page];
	for (const page of [host, guest]) await expect(warning(page)).toBeVisible();
	await expectAccessible(guest);
	await guest.getByRole("button", { name: "Keep 30 minutes more" }).click();
	for (const page of [host, guest]) {
		await expect(warning(page)).toHaveCount(0);
		await expect(timer(page)).toHaveText(/^Deleted in 3[345] min$/);
	}
	await post(ada, room_id, "a message takes nothing of it back");
	await expect(tabOf(guest).message("a message takes nothing of it back")).toBeVisible();
	await expect(timer(guest)).toHaveText(/^Deleted in 3[345] min$/);
});

test("its owner burns a room with one question, and it is over for everybody", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Ashes" });
	await joinRoom(bob.session, room_id);
	const [host, guest] = [(await ada.open(room_id)).page, (await bob.open(room_id)).page];
	await guest.getByRole("button", { name: "Room menu" }).click();
	await expect(guest.getByRole("menuitem", { name: "Leave room" })).toBeVisible();
	for (const name of ["Burn now", "Make it lasting"])
		await expect(guest.getByRole("menuitem", { name })).toHaveCount(0);
	await guest.keyboard.press("Escape");
	await host.getByRole("button", { name: "Room menu" }).click();
	await host.getByRole("menuitem", { name: "Burn now" }).click();
	await host.getByRole("dialog", { name: "Burn Ashes?" }).getByRole("button", { name: "Burn now" }).click();
	await expect(host).toHaveURL(/\/rooms\/lobby$/);
	await expect(guest.getByText("This room was deleted.")).toBeVisible();
	await expect(timer(guest)).toHaveCount(0);
	await guest.reload();
	await expect(guest.getByText("There is no such room")).toBeVisible();
});

test("its owner makes a room lasting, with what was said, at the same address", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(ada.session, { name: "Stone" });
	await joinRoom(bob.session, room_id);
	await post(bob, room_id, "let us stay");
	const [host, guest] = [await ada.open(room_id), await bob.open(room_id)];
	await host.page.getByRole("button", { name: "Room menu" }).click();
	await host.page.getByRole("menuitem", { name: "Make it lasting" }).click();
	await host.page.getByRole("dialog").getByRole("button", { name: "Make it lasting" }).click();
	for (const { page, message } of [host, guest]) {
		await expect(timer(page)).toHaveCount(0);
		await expect(page.getByRole("heading", { level: 1 }).getByRole("img", { name: "Private room" })).toBeVisible();
		await page.reload();
		await expectLive(page);
		await expect(message("let us stay")).toBeVisible();
		await expect(timer(page)).toHaveCount(0);
	}
});
