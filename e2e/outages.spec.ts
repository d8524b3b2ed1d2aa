import { expect, expectLive, type Person, post, type Tab, test } from "./support/people";
import { startServer } from "./support/server";

async function postsIn({ session }: Person, roomId: string): Promise<string[]> {
	const { body } = await session.call<{ messages: { message: string }[] }>("GET", `/api/rooms/${roomId}/messages`);
	return body.messages.map(({ message }) => message);
}

const lost = (tab: Tab) => tab.page.getByText("Connection lost");

test("what is written offline is kept, and sent once when the network is back", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const [left, right] = [await ada.open(room_id), await bob.open(room_id)];
	await ada.context.setOffline(true);
	await left.write("written offline");
	await expect(left.pending).toHaveCount(1);
	await expect(lost(left)).toBeVisible();
	await right.write("meanwhile");
	await expect(right.pending).toHaveCount(0);
	expect(await postsIn(bob, room_id)).toEqual(["meanwhile"]);
	await ada.context.setOffline(false);
	await expect(left.message("meanwhile")).toBeVisible();
	await expect(right.message("written offline")).toBeVisible();
	await expect(left.pending).toHaveCount(0);
	await expect(lost(left)).toHaveCount(0);
	expect(await postsIn(bob, room_id)).toEqual(["meanwhile", "written offline"]);
});

test("a short gap is not mentioned", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.page.evaluate(() => {
		const note = () =>
			document.body.textContent.includes("Connection lost") && document.body.setAttribute("data-cried", "");
		new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
	});
	await ada.context.setOffline(true);
	await expect(tab.page.locator("[data-connection=waiting],[data-connection=connecting]")).toBeAttached();
	await ada.context.setOffline(false);
	await expectLive(tab.page);
	await expect(tab.page.locator("body")).not.toHaveAttribute("data-cried");
});

test.describe("with a server of its own", () => {
	test.use({ ownServer: true });

	test("a server that restarts under two people loses nothing and doubles nothing", async ({
		server,
		person,
		room,
	}) => {
		const [ada, bob] = [await person("ada"), await person("bob")];
		const { room_id } = await room(ada);
		const [left, right] = [await ada.open(room_id), await bob.open(room_id)];
		await left.write("before");
		await expect(right.message("before")).toBeVisible();
		expect(await server.stop()).toBe(0);
		await left.write("while it was away 1");
		await right.write("while it was away 2");
		await expect(left.pending).toHaveCount(1);
		const again = await startServer({ port: server.port, dataDir: server.dataDir });
		try {
			for (const tab of [left, right]) {
				await expect(tab.pending).toHaveCount(0, { timeout: 40_000 });
				await expectLive(tab.page);
			}
			await left.write("after");
			for (const tab of [left, right]) {
				await expect(tab.log.locator("article p")).toHaveCount(4);
				for (const text of ["before", "while it was away 1", "while it was away 2", "after"])
					await expect(tab.message(text)).toHaveCount(1);
			}
			expect((await postsIn(ada, room_id)).length).toBe(4);
		} finally {
			await again.stop();
		}
	});
});

test("the outbox survives a reload, with text and order", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.page.route("**/messages", (route) => route.abort("connectionfailed"));
	for (const text of ["one", "two", "three"]) await tab.write(text);
	await expect(tab.pending).toHaveCount(3);
	await tab.page.unroute("**/messages");
	await tab.page.reload();
	await expectLive(tab.page);
	await expect(tab.pending).toHaveCount(0, { timeout: 20_000 });
	await expect(tab.log.locator("article p")).toHaveText(["one", "two", "three"]);
	expect(await postsIn(bob, room_id)).toEqual(["one", "two", "three"]);
});

test("a message whose answer was lost is not posted twice", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	let lostAnswers = 0;
	await tab.page.route("**/messages", async (route) => {
		if (lostAnswers > 0) return route.continue();
		lostAnswers += 1;
		await route.fetch();
		await route.abort("connectionreset");
	});
	await tab.write("posted once");
	await expect.poll(() => lostAnswers).toBe(1);
	await expect(tab.pending).toHaveCount(0);
	await tab.write("and another");
	await expect(tab.pending).toHaveCount(0);
	await expect(tab.log.locator("article p")).toHaveText(["posted once", "and another"]);
	expect(await postsIn(ada, room_id)).toEqual(["posted once", "and another"]);
});

test("a refused message keeps its text and can be sent again or discarded", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	const refusal = { status: 403, contentType: "application/problem+json" };
	const body = JSON.stringify({ detail: "The room is read-only." });
	await tab.page.route("**/messages", (route) => route.fulfill({ ...refusal, body }));
	await tab.write("keep me");
	await tab.write("drop me");
	await expect(tab.log.getByText("Not sent. The room is read-only.")).toHaveCount(2);
	await expect(tab.message("keep me")).toBeVisible();
	await tab.message("drop me").getByRole("button", { name: "Discard" }).click();
	await expect(tab.message("drop me")).toHaveCount(0);
	await tab.page.reload();
	await expect(tab.message("keep me").getByText("Not sent.")).toBeVisible();
	await tab.page.unroute("**/messages");
	await tab.message("keep me").getByRole("button", { name: "Try again" }).click();
	await expect(tab.pending).toHaveCount(0);
	expect(await postsIn(ada, room_id)).toEqual(["keep me"]);
});

test("an ended session is said, and nothing more is tried", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await ada.session.call("DELETE", "/api/sessions/current");
	await expect(tab.page.getByText("Your session has ended.")).toBeVisible({ timeout: 30_000 });
	await expect(tab.composer).toBeDisabled();
	await post(bob, room_id, "unseen");
	await tab.page.getByRole("button", { name: "Enter again" }).click();
	await expect(tab.page.getByLabel("Your name")).toBeVisible();
});
