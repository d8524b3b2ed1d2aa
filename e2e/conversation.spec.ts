import { expect, expectLive, post, tabOf, test } from "./support/people";

test("a stranger enters by a name and talks", async ({ browser, server, person }) => {
	const ada = await person("ada");
	await ada.session.call("POST", "/api/rooms/lobby/members");
	const page = await browser.newPage({ baseURL: server.url });
	await page.goto("/");
	await page.getByLabel("Your name").fill("Bob the Stranger");
	await page.getByRole("button", { name: "Enter the lobby" }).click();
	await page.waitForURL("**/rooms/lobby");
	await expectLive(page);
	const bob = tabOf(page);
	await bob.write("hello from bob");
	await expect(bob.message("hello from bob")).toHaveCount(1);
	const seen = await ada.open("lobby");
	await expect(seen.message("hello from bob")).toBeVisible();
	await seen.write("hello from ada");
	await expect(bob.message("hello from ada")).toBeVisible();
	await page.close();
});

test("an empty name gets a friendly one, and a taken one is refused in words", async ({ browser, server, person }) => {
	await person("ada");
	const page = await browser.newPage({ baseURL: server.url });
	await page.goto("/rooms/lobby");
	await page.getByLabel("Your name").fill("ADA");
	await page.getByRole("button", { name: "Join" }).click();
	await expect(page.getByRole("alert").filter({ hasText: "Choose another one" })).toBeVisible();
	await page.getByLabel("Your name").fill("");
	await page.getByRole("button", { name: "Join" }).click();
	await expectLive(page);
	await page.getByRole("button", { name: /online/ }).click();
	await expect(page.getByRole("complementary").getByText("you", { exact: true })).toBeVisible();
	await page.close();
});

test("two browsers see each other's messages live, each once and in one order", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const [left, right] = [await ada.open(room_id), await bob.open(room_id)];
	for (let round = 1; round <= 5; round += 1) {
		await left.write(`ada ${round}`);
		await expect(right.message(`ada ${round}`)).toBeVisible();
		await right.write(`bob ${round}`);
		await expect(left.message(`bob ${round}`)).toBeVisible();
	}
	for (const tab of [left, right]) {
		await expect(tab.pending).toHaveCount(0);
		const texts = await tab.log.locator("article p").allInnerTexts();
		expect(texts).toEqual([1, 2, 3, 4, 5].flatMap((round) => [`ada ${round}`, `bob ${round}`]));
	}
});

test("a message written in a burst is painted at once and never twice", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	let most = 0;
	await tab.page.exposeFunction("noteCount", (count: number) => {
		most = Math.max(most, count);
	});
	await tab.log.evaluate((log) => {
		const count = () => {
			const texts = [...log.querySelectorAll("article p")].map((element) => element.textContent);
			const most = Math.max(0, ...texts.map((text) => texts.filter((other) => other === text).length));
			(window as unknown as { noteCount(count: number): void }).noteCount(most);
		};
		new MutationObserver(count).observe(log, { childList: true, subtree: true });
	});
	const texts = Array.from({ length: 20 }, (_, index) => `burst ${index}`);
	for (const text of texts) await tab.write(text);
	await expect(tab.pending).toHaveCount(0);
	await expect(tab.log.locator("article p")).toHaveText(texts);
	expect(most).toBe(1);
});

test("a reload keeps the conversation and goes on live", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.write("before");
	await expect(tab.pending).toHaveCount(0);
	await tab.page.reload();
	await expectLive(tab.page);
	await expect(tab.message("before")).toHaveCount(1);
	await post(bob, room_id, "after");
	await expect(tab.message("after")).toBeVisible();
});

test("edits, deletions, reactions and typing of others arrive", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	const said = await post(bob, room_id, "first words");
	await expect(tab.message("first words")).toBeVisible();
	const path = `/api/rooms/${room_id}/messages/${said.id}`;
	await bob.session.call("PATCH", path, { message: "better words" });
	await expect(tab.log.getByText("better words")).toBeVisible();
	await expect(tab.log.getByText("edited")).toBeVisible();
	await bob.session.call("PUT", `${path}/reactions/${encodeURIComponent("🎉")}`);
	await expect(tab.log.getByRole("listitem").filter({ hasText: "🎉" })).toContainText("1");
	await bob.session.call("POST", `/api/rooms/${room_id}/typing`);
	await expect(tab.page.getByText("bob is typing")).toBeVisible();
	await bob.session.call("DELETE", path);
	await expect(tab.message("This message was deleted")).toBeVisible();
	await expect(tab.log.getByText("better words")).toHaveCount(0);
});

test("an unknown room is a page that says so, and logging out leads back to the door", async ({ person }) => {
	const ada = await person("ada");
	const page = await ada.context.newPage();
	const answer = await page.goto("/rooms/nobody-knows-this-room");
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole("heading", { name: "There is no such room" })).toBeVisible();
	await page.getByRole("link", { name: "Go to the lobby" }).click();
	await page.waitForURL("**/rooms/lobby");
	await page.getByRole("button", { name: "Log out" }).click();
	await expect(page.getByLabel("Your name")).toBeVisible();
	expect((await ada.session.call("GET", "/api/sessions/current")).status).toBe(401);
});

test("a private room asks its visitor to join first", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { body } = await ada.session.call<{ room_id: string }>("POST", "/api/rooms", { name: "Den", kind: "private" });
	await post(ada, body.room_id, "for those who are in");
	const page = await bob.context.newPage();
	await page.goto(`/rooms/${body.room_id}`);
	await expect(page.getByText("for those who are in")).toHaveCount(0);
	await page.getByRole("button", { name: "Join as bob" }).click();
	await expectLive(page);
	await expect(tabOf(page).message("for those who are in")).toBeVisible();
});
