import type { BrowserContextOptions } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, type Person, post, test } from "./support/people";

const widths: Record<string, BrowserContextOptions> = {
	"on a desk": { viewport: { width: 1280, height: 800 } },
	"on a phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

for (const theme of ["dark", "light"] as const) {
	for (const [where, options] of Object.entries(widths)) {
		test.describe(`${theme}, ${where}`, () => {
			const wear = ({ context }: Person, url: string) =>
				context.addCookies([{ name: "parley_theme", value: theme, url }]);

			test("the door", async ({ browser, server }) => {
				const context = await browser.newContext({ baseURL: server.url, ...options });
				await context.addCookies([{ name: "parley_theme", value: theme, url: server.url }]);
				const page = await context.newPage();
				await page.goto("/");
				await expect(page.getByRole("textbox")).toBeVisible();
				await expectAccessible(page);
				await context.close();
			});

			test("a room with messages, and an empty one", async ({ person, room, server }) => {
				const [ada, bob] = [await person("ada", options), await person("bob")];
				await wear(ada, server.url);
				const { room_id } = await room(ada);
				const tab = await ada.open(room_id);
				await expectAccessible(tab.page);
				await post(bob, room_id, "hello ada, see https://example.org");
				await post(ada, room_id, "hello bob");
				await expect(tab.message("hello bob")).toBeVisible();
				await expectAccessible(tab.page);
			});

			test("a room that is not there", async ({ person, server }) => {
				const ada = await person("ada", options);
				await wear(ada, server.url);
				const page = await ada.context.newPage();
				await page.goto("/rooms/nowhere");
				await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
				await expectAccessible(page);
			});
		});
	}
}
