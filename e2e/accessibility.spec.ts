import type { BrowserContextOptions, Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, expectLive, type Person, post, test } from "./support/people";
import { createRoom, joinRoom } from "./support/talk";

const widths: Record<string, BrowserContextOptions> = {
	"on a desk": { viewport: { width: 1280, height: 800 } },
	"on a phone": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** Chooses an entry of the room's menu, looks at what opens, and closes it. */
async function lookAtDialog(page: Page, entry: string): Promise<void> {
	await page.getByRole("button", { name: "Room menu" }).click();
	await page.getByRole("menuitem", { name: entry }).click();
	await expect(page.getByRole("dialog")).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("dialog")).toHaveCount(0);
}

for (const theme of ["dark", "light"] as const) {
	for (const [where, options] of Object.entries(widths)) {
		test.describe(`${theme}, ${where}`, () => {
			const cookie = { name: "parley_theme", value: theme };
			const wear = ({ context }: Person, url: string) => context.addCookies([{ ...cookie, url }]);

			test("the door", async ({ browser, server }) => {
				const context = await browser.newContext({ baseURL: server.url, ...options });
				await context.addCookies([{ ...cookie, url: server.url }]);
				const page = await context.newPage();
				await page.goto("/");
				await expect(page.getByRole("textbox")).toBeVisible();
				await expectAccessible(page);
				await page.goto("/nowhere");
				await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
				await expectAccessible(page);
				await context.close();
			});

			test("a room: empty, with messages, read by a stranger to it, gone, and unknown", async ({ person, server }) => {
				const [ada, bob] = [await person("ada", options), await person("bob")];
				await wear(ada, server.url);
				const room = await createRoom(ada.session, { name: "Garden", kind: "public" });
				const { page, message } = await ada.open(room.room_id);
				await expectAccessible(page);
				await joinRoom(bob.session, room.room_id);
				await post(bob, room.room_id, "hello **ada**, see https://example.org and `code`\n> quoted");
				await post(ada, room.room_id, "hello bob");
				await post(bob, room.room_id, "@ada 🎉");
				await expect(message("hello bob")).toBeVisible();
				await expectAccessible(page);
				await page.goto("/rooms");
				await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
				await expectAccessible(page);
				await page.goto("/rooms/lobby");
				await expectAccessible(page);
				await page.goto("/rooms/nowhere");
				await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
				await expectAccessible(page);
				await page.goto(`/rooms/${room.room_id}`);
				await expectLive(page);
				await ada.session.call("DELETE", `/api/rooms/${room.room_id}`);
				await expect(page.getByText("This room was deleted.")).toBeVisible();
				await expectAccessible(page);
			});

			test("a room's dialogs, its menu, its panel", async ({ person, server }) => {
				const [ada, bob] = [await person("ada", options), await person("bob")];
				await wear(ada, server.url);
				const room = await createRoom(ada.session, { name: "Garden", kind: "temporary" });
				await joinRoom(bob.session, room.room_id);
				const { page } = await ada.open(room.room_id);
				await page.getByRole("button", { name: "Room menu" }).click();
				await expect(page.getByRole("menu")).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.press("Escape");
				for (const entry of ["Invite people", "Edit room", "Leave room", "Burn now"]) await lookAtDialog(page, entry);
				await page.getByRole("button", { name: /online/ }).click();
				await expect(page.getByRole("button", { name: /bob/ })).toBeVisible();
				await expectAccessible(page);
				await page.getByRole("button", { name: /bob/ }).click();
				await expect(page.getByRole("menu")).toBeVisible();
				await expectAccessible(page);
				await page.getByRole("menuitem", { name: "Remove from the room" }).click();
				await expect(page.getByRole("dialog", { name: "Remove bob?" })).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.press("Escape");
				await page.getByRole("tab", { name: "Details" }).click();
				await expect(page.getByText("Unless somebody writes.")).toBeVisible();
				await expectAccessible(page);
			});

			test("what helps while one writes, and a session that ended", async ({ person, server }) => {
				const [ada, bob] = [await person("ada", options), await person("bob")];
				await wear(ada, server.url);
				const room = await createRoom(ada.session, { name: "Garden", kind: "private" });
				await joinRoom(bob.session, room.room_id);
				const { page, composer } = await ada.open(room.room_id);
				for (const begun of ["/", "@b", ":smi"]) {
					await composer.fill("");
					await composer.pressSequentially(begun);
					await expect(page.getByRole("listbox")).toBeVisible();
					await expectAccessible(page);
				}
				await composer.fill("x".repeat(4_100));
				await expectAccessible(page);
				await composer.fill("");
				await page.getByRole("button", { name: "Emoji" }).click();
				await expect(page.getByPlaceholder("Search", { exact: true })).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.press("Escape");
				await ada.session.call("DELETE", "/api/sessions/current");
				await expect(page.locator("[data-connection=live]")).toHaveCount(0);
				await expectAccessible(page);
			});

			test("the palette, the map of keys, a new room", async ({ person, server }) => {
				const ada = await person("ada", options);
				await wear(ada, server.url);
				const { page } = await ada.open("lobby");
				await page.keyboard.press("Control+k");
				await expect(page.getByRole("option").first()).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.type("nothing of this name");
				await expect(page.getByText(/^Nothing matches/)).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.press("Escape");
				await page.keyboard.press("Control+/");
				await expect(page.getByRole("switch")).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.press("Escape");
				await page.keyboard.press("Control+k");
				await page.getByRole("option", { name: "Settings" }).click();
				await expect(page.getByRole("dialog", { name: "Settings" }).getByRole("switch")).toBeVisible();
				await expectAccessible(page);
				await page.keyboard.press("Escape");
				await page.keyboard.press("Control+k");
				await page.getByRole("option", { name: "Create a room" }).click();
				await page.getByRole("radio", { name: /^Temporary/ }).check();
				await page.getByRole("dialog").getByRole("textbox").fill("x".repeat(81));
				await expect(page.getByText("1 character too long")).toBeVisible();
				await expectAccessible(page);
			});
		});
	}
}
