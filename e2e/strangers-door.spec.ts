/** Who comes to the strangers as nobody, who looks elsewhere, and where there are none. */
import { expect, tabOf, test } from "./support/people";
import { startServer } from "./support/server";
import { startSpoiler } from "./support/spoiler";
import { boothOf, meet, openBooth, ownTag } from "./support/strangers";

test("a visitor waits two clicks later, the notice is shown once, and a hidden tab says who came", async ({
	browser,
	person,
	server,
}) => {
	const [bob, tag] = [await person("bob"), ownTag("books")];
	const context = await browser.newContext({ baseURL: server.url });
	const page = await context.newPage();
	await page.addInitScript(() => {
		const { createOscillator } = AudioContext.prototype;
		AudioContext.prototype.createOscillator = function () {
			document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
			return createOscillator.call(this);
		};
	});
	await page.goto("/strangers");
	const booth = boothOf(page);
	await page.getByRole("switch", { name: "Keep waiting for my tags" }).click();
	await page.getByLabel("Tags", { exact: true }).fill(tag);
	await booth.connect();
	await expect(page.getByRole("dialog").getByText("What the server keeps")).toBeVisible();
	await booth.button("I am 18 or older and agree").click();
	await booth.expectPhase("waiting");
	await expect(page.getByText(`Looking for ${tag}`, { exact: false })).toBeVisible();
	await page.reload();
	await booth.expectPhase("waiting");
	await booth.button("Cancel").click();
	await booth.expectPhase("idle");
	await booth.connect();
	await booth.expectPhase("waiting");
	await expect(page.getByRole("dialog")).toHaveCount(0);

	await page.evaluate(() => {
		Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await bob.session.call("POST", "/api/pairing", { tags: [tag], keep_tags: true });
	await expect(page).toHaveTitle("bob is here · Strangers");
	expect(await page.evaluate(() => document.documentElement.dataset.tones)).toBe("2");
	await page.evaluate(() => {
		Reflect.deleteProperty(document, "visibilityState");
		document.dispatchEvent(new Event("visibilitychange"));
	});
	await expect(page).toHaveTitle("Strangers · Parley");
	await context.close();
});

test("tags are added by Enter and comma, each once and ten at most, and removed by button and Backspace", async ({
	person,
}) => {
	const { page } = await openBooth(await person("ada"), "first");
	await expect(page.locator("main[data-awake]")).toBeVisible();
	const field = page.getByLabel("Tags", { exact: true });
	await field.pressSequentially("#Música,");
	await field.fill("jazz");
	await field.press("Enter");
	await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(3);
	await field.fill("MUSICA");
	await field.press("Enter");
	await expect(page.getByText("“musica” is there already.")).toBeVisible();
	await field.press("Backspace");
	await expect(page.getByRole("button", { name: "Remove jazz" })).toHaveCount(0);
	await page.getByRole("button", { name: "Remove musica" }).click();
	await expect(field).toBeFocused();
	await field.fill("1,2,3,4,5,6,7,8,9,10,");
	await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(10);
	await expect(page.getByText("10 tags are enough. Remove one first.")).toBeVisible();
});

test("where streams are held back, the founding paths lead to a conversation", async ({ server, person }) => {
	test.setTimeout(90_000);
	const spoiler = await startSpoiler(server.url, { streams: "hold" });
	try {
		const [ada, bob] = [await person("ada", { baseURL: spoiler.url }), await person("bob")];
		const tag = ownTag("trains");
		const [hers, his] = [await openBooth(ada, tag), await openBooth(bob, tag)];
		const asked: string[] = [];
		hers.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
		await expect.poll(() => asked, { timeout: 30_000 }).toContain("/poll");
		await meet(his, hers);
		await his.write("through polls");
		await expect(hers.message("through polls")).toBeVisible({ timeout: 30_000 });
		await hers.button("Disconnect").click();
		await hers.expectPhase("idle");
		expect(asked).toEqual(expect.arrayContaining(["/connect", "/poll", "/disconnect"]));
	} finally {
		await spoiler.stop();
	}
});

test("where strangers are turned off the page says so, and no link leads there", async ({ browser }) => {
	const server = await startServer({ env: { STRANGERS: "off" } });
	try {
		const page = await (await browser.newContext({ baseURL: server.url })).newPage();
		await page.goto("/strangers");
		await expect(page.getByRole("heading", { name: "No strangers here" })).toBeVisible();
		await page.goto("/");
		await page.getByRole("button", { name: "Enter the lobby" }).click();
		await expect(tabOf(page).composer).toBeVisible();
		await expect(page.getByRole("link", { name: "Meet strangers" })).toHaveCount(0);
		await page.goto("/strangers");
		await expect(page.getByRole("heading", { name: "No strangers here" })).toBeVisible();
		await page.context().close();
	} finally {
		await server.stop();
	}
});
