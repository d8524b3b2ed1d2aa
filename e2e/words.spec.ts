import { rowOf } from "./support/messages";
import { expect, expectLive, post, test } from "./support/people";

const attack = "<img src=x onerror=window.pwned=1>";
const hostile = [
	`**${attack}** *${attack}* ~~${attack}~~`,
	`\`${attack}\``,
	`\`\`\`html\n${attack}\n<script>window.pwned = 1</script>\n\`\`\``,
	`\`\`\`${attack}\ncode\n\`\`\``,
	`> ${attack}`,
	`- ${attack}\n1. ${attack}`,
	`[${attack}](https://example.org/"onclick="window.pwned=1)`,
	`[x](javascript:window.pwned=1) [y](data:text/html,${attack}) [z](vbscript:x)`,
	`![x](https://example.org/x.png"onerror="window.pwned=1)`,
	`<https://example.org/${attack}>`,
	`@${attack} @ada"><script>window.pwned=1</script>`,
];

test("no construct of the Markdown lets markup through", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	for (const text of hostile) await post(bob, room_id, text);
	const tab = await ada.open(room_id);
	await expect(tab.log.getByRole("article")).toHaveCount(hostile.length);
	await tab.write(hostile.join("\n\n"));
	await expect(tab.pending).toHaveCount(0);
	await expect(tab.log.locator("pre").first()).toContainText(attack);
	await expect(tab.log.locator("img, script, style, iframe, object, svg[onload]")).toHaveCount(0);
	const links = tab.log.locator("a");
	expect(await links.count()).toBeGreaterThan(0);
	for (const link of await links.all()) {
		expect(await link.getAttribute("href")).toMatch(/^https:\/\/example\.org\//);
		await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
		expect(
			await link.evaluate((element) => element.getAttributeNames().filter((name) => name.startsWith("on"))),
		).toEqual([]);
	}
	expect(await tab.page.evaluate(() => "pwned" in window)).toBe(false);
});

test("a link that looks like another address asks before it leads there", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await post(bob, room_id, "[https://bank.example](https://evil.example/login) and [honest](https://example.org/)");
	const tab = await ada.open(room_id);
	await ada.context.route(/example/, (route) => route.fulfill({ body: "there" }));
	await tab.log.getByRole("link", { name: "https://bank.example" }).click();
	const dialog = tab.page.getByRole("dialog", { name: "Open this link?" });
	await expect(dialog.getByText("https://evil.example/login")).toBeVisible();
	expect(ada.context.pages()).toHaveLength(1);
	await dialog.getByRole("button", { name: "Stay here" }).click();
	await expect(dialog).toHaveCount(0);
	await tab.log.getByRole("link", { name: "https://bank.example" }).click();
	const opened = ada.context.waitForEvent("page");
	await dialog.getByRole("link", { name: "Open link" }).click();
	await expect(await opened).toHaveURL("https://evil.example/login");
	const honest = ada.context.waitForEvent("page");
	await tab.log.getByRole("link", { name: "honest" }).click();
	await expect(await honest).toHaveURL("https://example.org/");
});

test("code is copied as it was written, and coloured without moving anything", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await ada.context.grantPermissions(["clipboard-read", "clipboard-write"]);
	const code = `const a = "x";\n\tif (a) return <b>${"w".repeat(400)}</b>;`;
	await post(bob, room_id, `\`\`\`ts\n${code}\n\`\`\``);
	const page = await ada.context.newPage();
	// The colours wait until somebody has looked at the code without them.
	const { promise: held, resolve: release } = Promise.withResolvers<void>();
	await page.route("**/_next/static/chunks/**", async (route) => {
		const answer = await route.fetch();
		if ((await answer.text()).includes("hljs")) await held;
		await route.fulfill({ response: answer });
	});
	await page.goto(`/rooms/${room_id}`);
	await expectLive(page);
	const block = page.getByRole("log").locator("pre");
	await expect(block).toContainText("const a");
	await expect(block.locator("span")).toHaveCount(0);
	const before = await block.boundingBox();
	release();
	await expect(block.locator("span", { hasText: /^const$/ })).toBeVisible();
	expect(await block.boundingBox()).toEqual(before);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await block.hover();
	await page.getByRole("button", { name: "Copy code" }).click();
	await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test("who is named stands out, and mostly to themselves", async ({ person, room }) => {
	const [ada, bob] = [await person("ada lovelace"), await person("bob")];
	const { room_id } = await room(ada);
	await post(ada, room_id, "hello");
	await post(bob, room_id, "for @ada lovelace, not @bob or ada@example.org");
	const background = (element: Element) => getComputedStyle(element).backgroundColor;
	const [hers, his] = [await ada.open(room_id), await bob.open(room_id)];
	for (const tab of [hers, his]) {
		await expect(tab.log.locator("[data-mention]")).toHaveText(["@ada lovelace", "@bob"]);
	}
	const mine = await hers.log.locator("[data-mention]").first().evaluate(background);
	expect(mine).not.toBe(await hers.log.locator("[data-mention]").last().evaluate(background));
	const ground = (tab: typeof hers) =>
		tab.log.getByRole("article").last().locator("> div").first().evaluate(background);
	expect(await ground(hers)).not.toBe(await ground(his));
});

test("a few emoji alone are large, and a shrug keeps its arms", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.write("🎉👍🏽");
	await tab.write("¯\\_(ツ)_/¯");
	await expect(rowOf(tab, "¯\\_(ツ)_/¯")).toBeVisible();
	const size = (text: string) =>
		tab.log.getByText(text).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
	expect(await size("🎉👍🏽")).toBeGreaterThan(2 * (await size("¯\\_(ツ)_/¯")));
});
