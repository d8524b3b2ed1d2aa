import { expect, expectLive, post, type Tab, tabOf, test } from "./support/people";
import { startServer } from "./support/server";
import { createRoom, joinRoom } from "./support/talk";

const heading = (tab: Pick<Tab, "page">) => tab.page.getByRole("heading", { level: 1 });
const link = (tab: Tab, name: string) => tab.page.getByRole("navigation").getByRole("link", { name: new RegExp(name) });

test("a stranger is in the lobby and can write after one field and one key", async ({ browser, server }) => {
	const page = await browser.newPage({ baseURL: server.url });
	await page.goto("/");
	await page.keyboard.type("Passer-by");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("textbox", { name: /^Message / })).toBeFocused();
	await page.keyboard.type("first words");
	await page.keyboard.press("Enter");
	await expect(tabOf(page).message("first words")).toBeVisible();
	await expect(tabOf(page).pending).toHaveCount(0);
	await page.close();
});

test("the doors speak German to who wants that", async ({ browser, server }) => {
	const page = await browser.newPage({ baseURL: server.url, locale: "de-DE" });
	await page.goto("/");
	await expect(heading({ page })).toHaveText("Willkommen bei Parley");
	await page.goto("/nowhere");
	await expect(page).toHaveTitle("Nicht gefunden · Parley");
	await expect(heading({ page })).toHaveText("Hier ist nichts");
	await page.close();
});

test("without any room the list says so and the page leads on", async ({ person }) => {
	const ada = await person("ada");
	const page = await ada.context.newPage();
	await page.goto("/rooms");
	await expect(heading({ page })).toHaveText("Choose a room");
	await page.getByRole("navigation").getByRole("link", { name: /Lobby/i }).click();
	await expectLive(page);
	await expect(page.getByRole("main").getByRole("button", { name: "Join" })).toBeVisible();
});

test("a lost line is said with what waits, and rooms seen before still open", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const study = await createRoom(ada.session, { name: "Workshop", kind: "private" });
	await createRoom(ada.session, { name: "Kitchen", kind: "private" });
	await createRoom(ada.session, { name: "Wine vault", kind: "private" });
	await joinRoom(bob.session, study.room_id);
	await post(bob, study.room_id, "said before");
	const tab = await ada.open(study.room_id);
	await link(tab, "Kitchen").click();
	await expect(heading(tab)).toHaveText("Kitchen");
	await ada.context.setOffline(true);
	await tab.write("from the tunnel");
	await expect(tab.page.getByText("Connection lost")).toContainText("1 message is kept here");
	await link(tab, "Wine vault").click();
	await expect(tab.page.getByText("this room cannot be opened now")).toBeVisible();
	await link(tab, "Workshop").click();
	await expect(heading(tab)).toHaveText("Workshop");
	await expect(tab.message("said before")).toBeVisible();
	await tab.write("also from the tunnel");
	await ada.context.setOffline(false);
	await expectLive(tab.page);
	await expect(tab.pending).toHaveCount(0);
	await link(tab, "Wine vault").click();
	await expect(heading(tab)).toHaveText("Wine vault");
	await tab.page.goBack();
	await expect(tab.message("also from the tunnel")).toBeVisible();
});

test("a session that ended is begun again in place, and the draft is still there", async ({ person, room }) => {
	// A name of its own: nobody ends the session that she begins in the page.
	const [owner, eve] = [await person("owner"), await person("eve")];
	const { room_id } = await room(owner);
	await joinRoom(eve.session, room_id);
	const tab = await eve.open(room_id);
	await tab.composer.fill("a long thought");
	await eve.session.call("DELETE", "/api/sessions/current");
	await tab.page.getByRole("button", { name: "Enter again" }).click();
	const dialog = tab.page.getByRole("dialog", { name: "Enter again" });
	await expect(dialog.getByLabel("Your name")).toHaveValue("eve");
	await dialog.getByRole("button", { name: "Enter" }).click();
	await expectLive(tab.page);
	await expect(dialog).toHaveCount(0);
	await expect(tab.composer).toBeEnabled();
	await expect(tab.composer).toHaveValue("a long thought");
	await tab.page.keyboard.press("Escape");
	await tab.write("back again");
	await expect(tab.message("back again")).toBeVisible();
	await expect(tab.pending).toHaveCount(0);
});

test("a room that is deleted under one's hands says so and leads away", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await createRoom(bob.session, { name: "Sand castle", kind: "public" });
	await joinRoom(ada.session, room_id);
	const tab = await ada.open(room_id);
	await bob.session.call("DELETE", `/api/rooms/${room_id}`);
	await expect(tab.page.getByRole("alert").filter({ hasText: "This room was deleted." })).toBeVisible();
	await expect(link(tab, "Sand castle")).toHaveCount(0);
	await tab.page.getByRole("link", { name: "Go to the lobby" }).click();
	await expect(heading(tab)).toHaveText("Lobby");
});

test.describe("with a server of its own", () => {
	test.use({ ownServer: true });

	test("a page that is asked for while the server is away is not lost, and comes when it is back", async ({
		server,
		person,
	}) => {
		const ada = await person("ada");
		const study = await createRoom(ada.session, { name: "Workshop", kind: "public" });
		await createRoom(ada.session, { name: "Kitchen", kind: "private" });
		const tab = await ada.open(study.room_id);
		await server.stop();
		await expect(tab.page.getByText("Connection lost")).toBeVisible();
		await link(tab, "Kitchen").click();
		await expect(tab.page.getByText("this room cannot be opened now")).toBeVisible();
		await expect(heading(tab)).toHaveText("Workshop");
		const again = await startServer({ port: server.port, dataDir: server.dataDir });
		try {
			await expectLive(tab.page);
			await link(tab, "Kitchen").click();
			await expect(heading(tab)).toHaveText("Kitchen");
		} finally {
			await again.stop();
		}
	});
});
