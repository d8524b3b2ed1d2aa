import { distanceFromEnd, expectNoDrift, fill, firstInView, readUpTo, wheel } from "./support/log";
import { expect, expectLive, post, tabOf, test } from "./support/people";

test("the log opens at its end before any script runs, and does not move as the page wakes", async ({
	browser,
	server,
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 80));
	const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
	await context.addCookies([{ name: "parley_session", value: ada.session.id, url: server.url }]);
	const page = await context.newPage();
	await page.goto(`/rooms/${room_id}`);
	await expect(page.getByText("message 80", { exact: true })).toBeInViewport();
	const place = async (of: typeof page) =>
		(await of.getByRole("log").getByText("message 78", { exact: true }).boundingBox())?.y ?? Number.NaN;
	const before = await place(page);
	const tab = await ada.open(room_id);
	expect(Math.abs((await place(tab.page)) - before)).toBeLessThanOrEqual(1);
	await context.close();
});

test("older messages come in as one scrolls, and nothing jumps", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 180));
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	await ada.context.route("**/messages?*before=*", async (route) => {
		await released;
		await route.continue();
	});
	const tab = await ada.open(room_id);
	await expect(tab.message("message 180")).toBeInViewport();
	await expect(tab.message("message 1")).toHaveCount(0);
	await wheel(tab, -600);
	await expect(tab.page.getByRole("button", { name: "Jump to the latest" })).toBeVisible();
	const key = await firstInView(tab.log);
	await expectNoDrift(tab.log, key, async () => {
		const height = await tab.log.evaluate((log) => log.scrollHeight);
		release();
		await expect.poll(() => tab.log.evaluate((log) => log.scrollHeight)).toBeGreaterThan(height);
	});
	await expectNoDrift(tab.log, key, async () => {
		await post(bob, room_id, "new below");
		await expect(tab.page.getByRole("button", { name: "1 new message" })).toBeVisible();
	});
	await expect(async () => {
		await tab.log.evaluate((log) => log.scrollTo({ top: 0 }));
		await expect(tab.message("message 1")).toHaveCount(1, { timeout: 500 });
	}).toPass();
	await expect(tab.log.getByText("This is the beginning of")).toBeInViewport();
	await tab.page.getByRole("button", { name: "1 new message" }).click();
	await expect(tab.message("new below")).toBeInViewport();
	await expect(tab.page.getByRole("button", { name: "Jump to the latest" })).toHaveCount(0);
});

test("a page of older messages that fails says so, and comes when asked again", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 60));
	await ada.context.route("**/messages?*before=*", (route) => route.abort());
	const tab = await ada.open(room_id);
	await tab.log.focus();
	await tab.page.keyboard.press("Home");
	await expect(tab.log.getByText("could not be loaded")).toBeInViewport();
	await ada.context.unroute("**/messages?*before=*");
	await tab.log.getByRole("button", { name: "Try again" }).click();
	await expect(tab.log.getByText("could not be loaded")).toHaveCount(0);
	await tab.log.focus();
	await tab.page.keyboard.press("Home");
	await expect(tab.message("message 1")).toBeInViewport();
});

test("who is at the end stays there", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 60));
	const tab = await ada.open(room_id);
	await post(bob, room_id, "several\nlines\nat\nonce");
	await expect(tab.log.getByText("several")).toBeInViewport();
	await tab.composer.fill("a\nlong\ndraft\nthat\nmakes\nthe\ncomposer\ngrow");
	await expect(tab.log.getByText("several")).toBeInViewport();
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
	await tab.page.setViewportSize({ width: 700, height: 420 });
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
	await tab.log.evaluate((log) => {
		const rows = log.querySelectorAll<HTMLElement>("[data-key] article");
		for (const row of rows) row.style.paddingBottom = "17px";
	});
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
});

test("what one reads stays where it is, whatever becomes of what is around it", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 90));
	const tab = await ada.open(room_id);
	await wheel(tab, -500);
	const key = await firstInView(tab.log);
	await expectNoDrift(tab.log, key, async () => {
		// As an image or colours that come late.
		await tab.log.evaluate((log) => {
			const edge = log.getBoundingClientRect().top;
			for (const row of log.querySelectorAll<HTMLElement>("[data-key] article")) {
				if (row.getBoundingClientRect().bottom < edge) row.style.paddingBottom = "33px";
			}
		});
	});
	await expectNoDrift(tab.log, key, () => tab.composer.fill("a\nlong\ndraft\nthat\ngrows"));
	await expectNoDrift(tab.log, key, () => tab.page.setViewportSize({ width: 1280, height: 500 }));
	await expectNoDrift(tab.log, key, async () => {
		await post(bob, room_id, "below");
		await expect(tab.page.getByRole("button", { name: "1 new message" })).toBeVisible();
	});
});

test("a jump to the latest holds while a key still scrolls", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 120));
	const tab = await ada.open(room_id);
	await tab.log.focus();
	for (let round = 0; round < 5; round += 1) {
		await tab.page.keyboard.press("PageUp");
		await tab.page.getByRole("button", { name: "Jump to the latest" }).click();
		await expect(tab.page.getByRole("button", { name: "Jump to the latest" })).toHaveCount(0);
		await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
		await tab.log.focus();
	}
	await expect(tab.message("message 120")).toBeInViewport();
});

test("one's own message takes one to the end", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await readUpTo(ada, room_id, await fill(bob, room_id, 80));
	const tab = await ada.open(room_id);
	await wheel(tab, -900);
	await tab.write("here I am");
	await expect(tab.message("here I am")).toBeInViewport();
	await expect(tab.pending).toHaveCount(0);
	await expect.poll(() => distanceFromEnd(tab.log)).toBe(0);
});

test("an empty room says so, and a short one stands at the bottom under its beginning", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await expect(tab.log.getByText("Nobody has said anything in")).toBeInViewport();
	await tab.write("hello");
	await expect(tab.message("hello")).toBeInViewport();
	await expect(tab.log.getByText("This is the beginning of")).toBeInViewport();
	const [log, row] = [await tab.log.boundingBox(), await tab.message("hello").boundingBox()];
	expect((log?.y ?? 0) + (log?.height ?? 0) - (row?.y ?? 0) - (row?.height ?? 0)).toBeLessThan(40);
});

test("a message's address opens the log there, and the way back leads to the present", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const early = await post(bob, room_id, "early words");
	await readUpTo(ada, room_id, await fill(bob, room_id, 200));
	const page = await ada.context.newPage();
	await page.goto(`/rooms/${room_id}/messages/${early.id}`);
	await expectLive(page);
	const tab = tabOf(page);
	await expect(tab.message("early words")).toBeInViewport();
	await expect(tab.message("early words")).toBeFocused();
	await expect(tab.log.locator("[data-highlighted]")).toHaveCount(1);
	await expect(tab.log.locator("[data-highlighted]")).toHaveCount(0);
	await expect(tab.message("message 200")).toHaveCount(0);
	await page.getByRole("button", { name: "Jump to the latest" }).click();
	await expect(tab.message("message 200")).toBeInViewport();
	await expect(page.getByRole("button", { name: "Jump to the latest" })).toHaveCount(0);
});

test("newer messages come in as one reads on from an old one, and nothing jumps", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const early = await post(bob, room_id, "early words");
	await readUpTo(ada, room_id, await fill(bob, room_id, 140));
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	await ada.context.route("**/messages?*after=*", async (route) => {
		await released;
		await route.continue();
	});
	const page = await ada.context.newPage();
	await page.goto(`/rooms/${room_id}/messages/${early.id}`);
	await expectLive(page);
	const tab = tabOf(page);
	await expect(tab.message("early words")).toBeFocused();
	await wheel(tab, 2_000);
	await expect(tab.log.getByRole("img", { name: "Loading newer messages" })).toBeInViewport();
	await expectNoDrift(tab.log, await firstInView(tab.log), async () => {
		const height = await tab.log.evaluate((log) => log.scrollHeight);
		release();
		await expect.poll(() => tab.log.evaluate((log) => log.scrollHeight)).toBeGreaterThan(height);
	});
	await expect(async () => {
		await tab.log.press("End");
		await expect(tab.message("message 140")).toBeInViewport({ timeout: 500 });
	}).toPass();
	await post(bob, room_id, "at the present again");
	await expect(tab.message("at the present again")).toBeInViewport();
});

test("the address of a message that is not there opens the room and says so", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	await post(ada, room_id, "hello");
	const page = await ada.context.newPage();
	await page.goto(`/rooms/${room_id}/messages/no-such-message`);
	await expect(page.getByText("This message is not there any more.")).toBeVisible();
	await expect(tabOf(page).message("hello")).toBeInViewport();
});
