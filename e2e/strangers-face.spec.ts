/** The strangers' page in each of its states, in both themes, on a desk and on a phone. */
import type { BrowserContextOptions } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { test } from "./support/people";
import { boothOf, expectMet, openBooth, ownTag } from "./support/strangers";

const places: Record<string, BrowserContextOptions> = {
	desk: { viewport: { width: 1280, height: 800 } },
	phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

for (const [theme, place] of [
	["dark", "desk"],
	["light", "phone"],
	["light", "desk"],
	["dark", "phone"],
] as const) {
	test(`${theme}, on a ${place}: axe finds nothing`, async ({ browser, person, server }) => {
		const tag = ownTag("face");
		const cookie = { name: "parley_theme", value: theme, url: server.url };
		const visitor = await browser.newContext({ baseURL: server.url, ...places[place] });
		await visitor.addCookies([cookie]);
		const door = boothOf(await visitor.newPage());
		await door.page.goto("/strangers");
		await door.connect();
		await door.button("I am 18 or older and agree").waitFor();
		await expectAccessible(door.page);
		await visitor.close();

		const [ada, bob] = [await person("ada", places[place]), await person("bob")];
		await ada.context.addCookies([cookie]);
		const [hers, his] = [await openBooth(ada, tag), await openBooth(bob, tag)];
		await hers.page.locator("main[data-awake]").waitFor();
		await expectAccessible(hers.page);
		await hers.connect();
		await hers.expectPhase("waiting");
		await expectAccessible(hers.page);
		await his.connect();
		await expectMet(hers, his);
		await his.write("hello, see https://example.org/a");
		await hers.message("hello, see https://example.org/a").waitFor();
		await his.button("Stay in touch").click();
		await hers.page.getByText("bob would like to stay in touch.").waitFor();
		await hers.page.keyboard.press("Escape");
		await hers.button("Really?").waitFor();
		await expectAccessible(hers.page);
		await hers.button("Report or block").click();
		await hers.page.getByRole("menuitem", { name: "Hate" }).waitFor();
		await expectAccessible(hers.page);
		await hers.page.keyboard.press("Escape");
		await his.button("Disconnect").click();
		await hers.button("Stop").click();
		await hers.button("Stop").waitFor({ state: "detached" });
		await expectAccessible(hers.page);
	});
}
