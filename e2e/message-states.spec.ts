import { expectAccessible } from "./support/axe";
import { choose, press, rest, rowOf, talk } from "./support/messages";
import { expect, post, test } from "./support/people";

const desk = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const everything = [
	"**bold** *italic* ~~gone~~ `code` https://example.org @ada @bob",
	"> quoted\n\n- one\n- two\n\n1. first",
	"```ts\nconst a: number = 1; // why\nconst text = 'x';\n```",
	"[https://bank.example](https://evil.example/)",
	"🎉",
];

for (const theme of ["dark", "light"] as const) {
	test(`what opens from a message is for everybody, in ${theme}`, async ({ person, room, server }) => {
		const [ada, bob] = [await person("ada", desk), await person("bob")];
		await ada.context.addCookies([{ name: "parley_theme", value: theme, url: server.url }]);
		const { room_id } = await room(ada);
		for (const text of everything) await post(bob, room_id, text);
		const { mine, theirs } = await talk(ada, bob, room_id);
		await bob.session.call("PUT", `/api/rooms/${room_id}/read`, { seq: mine.seq });
		await bob.session.call("PUT", `/api/rooms/${room_id}/messages/${mine.id}/reactions/${encodeURIComponent("👍")}`);
		await ada.session.call("PUT", `/api/rooms/${room_id}/read`, { seq: mine.seq });
		await ada.session.call("POST", `/api/rooms/${room_id}/messages`, { message: "answer", reply_to: theirs.id });
		const tab = await ada.open(room_id);
		const { page } = tab;
		const row = rowOf(tab, "hello from ada");
		await expect(tab.log.locator("pre span").first()).toBeAttached();

		await row.hover();
		await expect(row.getByRole("toolbar")).toBeVisible();
		await expectAccessible(page);

		await press(row, "More");
		await expect(page.getByRole("menuitem").first()).toBeVisible();
		await expectAccessible(page);
		await page.keyboard.press("Escape");

		await tab.log.getByRole("link", { name: "https://bank.example" }).click();
		await expect(page.getByRole("dialog")).toBeVisible();
		await expectAccessible(page);
		await page.keyboard.press("Escape");
		await expect(page.getByRole("dialog")).toHaveCount(0);

		await press(row, "Edit");
		await expect(page.getByRole("textbox", { name: "Edit the message" })).toBeFocused();
		await expectAccessible(page);
		await page.keyboard.press("Escape");

		await choose(tab, row, "Delete");
		await expect(page.getByRole("dialog")).toBeVisible();
		await expectAccessible(page);
		await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
		await expect(row.getByText("Deleting…")).toBeVisible();
		await expectAccessible(page);
	});

	test(`a phone's sheet is for everybody, in ${theme}`, async ({ person, room, server }) => {
		const [ada, bob] = [await person("ada", phone), await person("bob")];
		await ada.context.addCookies([{ name: "parley_theme", value: theme, url: server.url }]);
		const { room_id } = await room(ada);
		await talk(ada, bob, room_id);
		const tab = await ada.open(room_id);
		const finger = await rest(ada, tab, "hello from ada");
		await expect(tab.page.getByRole("dialog")).toBeVisible();
		await finger.lift();
		await expectAccessible(tab.page);
	});
}
