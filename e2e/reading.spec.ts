import { expect, post, test } from "./support/people";

const hostile = [
	"<script>window.pwned = 1</script>",
	'<img src="x" onerror="window.pwned = 1">',
	'"><svg onload="window.pwned = 1">',
	"<a href='javascript:window.pwned=1'>click</a>",
	"javascript:window.pwned=1",
	"[x](javascript:window.pwned=1)",
	"{{constructor.constructor('window.pwned=1')()}}",
	"</script><script>window.pwned = 1</script>",
	"<!--<script>--><style>body{display:none}</style>",
	'https://example.org/"onmouseover="window.pwned=1',
];

test("markup in messages, names and rooms is text and nothing else", async ({ person }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const name = "<img src=x onerror=window.pwned=1>";
	const { body } = await ada.session.call<{ room_id: string }>("POST", "/api/rooms", { name, kind: "public" });
	for (const text of hostile.slice(0, 5)) await post(bob, body.room_id, text);
	const tab = await ada.open(body.room_id);
	for (const text of hostile.slice(5)) await post(bob, body.room_id, text);
	await expect(tab.log.locator("article p")).toHaveText(hostile);
	await expect(tab.page.getByRole("heading", { level: 1 })).toContainText(name);
	await tab.page.reload();
	await expect(tab.log.locator("article p")).toHaveText(hostile);
	expect(await tab.page.evaluate(() => "pwned" in window)).toBe(false);
	await expect(tab.log.locator("img, script, style, iframe, object")).toHaveCount(0);
	const links = await tab.log
		.locator("a")
		.evaluateAll((all) => all.map((link) => ({ href: link.getAttribute("href"), rel: link.getAttribute("rel") })));
	expect(links).toEqual([{ href: "https://example.org/", rel: "noopener noreferrer nofollow" }]);
});

test("the page's policy allows only scripts with its nonce", async ({ browser, server, person }) => {
	const { session } = await person("ada");
	const context = await browser.newContext({ baseURL: server.url });
	await context.addCookies([{ name: "parley_session", value: session.id, url: server.url }]);
	const page = await context.newPage();
	const answer = await page.goto("/rooms/lobby");
	const policy = answer?.headers()["content-security-policy"] ?? "";
	const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
	expect(nonce).toBeTruthy();
	expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
	const html = (await answer?.text()) ?? "";
	const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
	expect(scripts.length).toBeGreaterThan(0);
	for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
	const ran = await page.evaluate(async () => {
		const image = document.createElement("img");
		image.setAttribute("onerror", "window.injected = true");
		const failed = new Promise((resolve) => image.addEventListener("error", resolve));
		image.src = "data:,";
		document.body.append(image);
		await failed;
		return "injected" in window;
	});
	expect(ran).toBe(false);
	await context.close();
});
