import { expect, expectLive, post, type Tab, test } from "./support/people";

test("ten tabs of one browser are all live, with each of them posting too", async ({ person, room }) => {
	test.setTimeout(180_000);
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	let streams = 0;
	ada.context.on("request", (request) => {
		if (request.headers().accept === "text/event-stream") streams += 1;
	});
	const tabs: Tab[] = [];
	for (let count = 0; count < 10; count += 1) tabs.push(await ada.open(room_id));
	await post(bob, room_id, "to all ten");
	for (const tab of tabs) await expect(tab.message("to all ten")).toBeVisible();
	const written = tabs.map((_, index) => `from tab ${index}`);
	await Promise.all(tabs.map((tab, index) => tab.write(written[index] ?? "")));
	for (const tab of tabs) {
		for (const text of written) await expect(tab.message(text)).toHaveCount(1);
		await expect(tab.pending).toHaveCount(0);
	}
	await post(bob, room_id, "to all ten again");
	for (const tab of tabs) await expect(tab.message("to all ten again")).toHaveCount(1);
	const orders = await Promise.all(tabs.map((tab) => tab.log.locator("article p").allInnerTexts()));
	for (const order of orders) expect(order).toEqual(orders[0]);
	expect(streams).toBe(1);
});

test("ten tabs in three rooms hold one stream in all, and each room hears its own", async ({ person, room }) => {
	test.setTimeout(180_000);
	const [ada, bob] = [await person("ada"), await person("bob")];
	const rooms = [await room(ada), await room(ada), await room(ada)];
	let streams = 0;
	let longPolls = 0;
	ada.context.on("request", (request) => {
		if (request.headers().accept === "text/event-stream") streams += 1;
		if (request.url().includes("wait=")) longPolls += 1;
	});
	const tabs: { tab: Tab; index: number }[] = [];
	for (let count = 0; count < 10; count += 1) {
		const index = count % rooms.length;
		tabs.push({ index, tab: await ada.open(rooms[index]?.room_id ?? "") });
	}
	for (const [index, { room_id }] of rooms.entries()) await post(bob, room_id, `in room ${index}`);
	for (const { tab, index } of tabs) {
		await expect(tab.message(`in room ${index}`)).toHaveCount(1);
		await expect(tab.log.getByText(/^in room/)).toHaveCount(1);
	}
	expect(streams).toBe(1);
	expect(longPolls).toBe(0);
});

test("when the tab that holds the stream is closed another goes on without a gap", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const [leader, follower] = [await ada.open(room_id), await ada.open(room_id)];
	await post(bob, room_id, "one");
	await expect(follower.message("one")).toBeVisible();
	await leader.page.close();
	await post(bob, room_id, "two");
	await expect(follower.message("two")).toBeVisible();
	await expect(follower.message("one")).toHaveCount(1);
});

test("a tab takes the lead from one that has fallen silent", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	let streams = 0;
	ada.context.on("request", (request) => {
		if (request.headers().accept === "text/event-stream") streams += 1;
	});
	const leader = await ada.open(room_id);
	await ada.context.clock.install();
	const follower = await ada.open(room_id);
	expect(streams).toBe(1);
	await follower.page.clock.fastForward(60_000);
	await expect.poll(() => streams).toBe(2);
	await expectLive(follower.page);
	await post(bob, room_id, "under the new lead");
	for (const tab of [leader, follower]) await expect(tab.message("under the new lead")).toHaveCount(1);
	await leader.write("from the old one");
	await expect(follower.message("from the old one")).toHaveCount(1);
});

test("a tab of another person in the same browser is not mixed up", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const first = await ada.open(room_id);
	const value = { name: "parley_session", value: bob.session.id, url: bob.session.url };
	await ada.context.addCookies([value]);
	const second = await ada.open(room_id);
	await expectLive(first.page);
	await second.write("bob's words");
	await expect(first.message("bob's words")).toHaveCount(1);
	await expect(second.message("bob's words").getByRole("heading")).toContainText("bob");
	await expect(first.pending).toHaveCount(0);
});

test("without locks, as over plain HTTP from another machine, tabs still share one stream", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await ada.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "locks"));
	let streams = 0;
	ada.context.on("request", (request) => {
		if (request.headers().accept === "text/event-stream") streams += 1;
	});
	const tabs = [await ada.open(room_id), await ada.open(room_id), await ada.open(room_id)];
	expect(await tabs[0]?.page.evaluate(() => "locks" in navigator)).toBe(false);
	await post(bob, room_id, "to all three");
	for (const tab of tabs) await expect(tab.message("to all three")).toHaveCount(1);
	expect(streams).toBe(1);
	await tabs[0]?.page.close();
	await post(bob, room_id, "to both");
	for (const tab of tabs.slice(1)) await expect(tab.message("to both")).toHaveCount(1, { timeout: 20_000 });
});
