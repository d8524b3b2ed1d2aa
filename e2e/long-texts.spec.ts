import { expect, test } from "./support/people";
import { readHistory } from "./support/talk";

test("near the limit what is left is counted, in characters as people see them", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.composer.fill("x".repeat(3_799));
	await expect(tab.page.getByText(/left$/)).toBeHidden();
	await tab.composer.press("y");
	await expect(tab.page.getByText("200 characters left")).toBeVisible();
	await tab.composer.fill(`${"x".repeat(3_998)}👍🏽`);
	await expect(tab.page.getByText("1 character left")).toBeVisible();
});

test("a text over the limit cannot be sent and says by how much", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.composer.fill("x".repeat(4_001));
	await expect(tab.page.getByText("1 character too many")).toBeVisible();
	await expect(tab.page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
	await tab.composer.press("Enter");
	await expect(tab.composer).toHaveValue("x".repeat(4_001));
	await tab.composer.press("Backspace");
	await tab.composer.press("Enter");
	await expect(tab.composer).toHaveValue("");
});

test("a pasted text of 10,000 characters is sent as three messages, in order", async ({ person, room }) => {
	const ada = await person("ada", { permissions: ["clipboard-read", "clipboard-write"] });
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	const words = Array.from({ length: 2_000 }, (_, index) => String(index).padStart(4, "0"));
	const text = words.join(" ");
	expect(text.length).toBe(9_999);
	await tab.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
	await tab.composer.press("ControlOrMeta+v");
	await expect(tab.composer).toHaveValue(text);
	await tab.page.getByRole("button", { name: "Send as 3 messages" }).click();
	await expect(tab.composer).toHaveValue("");
	await expect(tab.composer).toBeFocused();
	const sent = async () => (await readHistory(ada.session, room_id)).map(({ message }) => message);
	await expect.poll(async () => (await sent()).length).toBe(3);
	expect((await sent()).join(" ")).toBe(text);
});

test("a text that is far too long is not offered to be sent at all", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.composer.fill("word ".repeat(20_000));
	await expect(tab.page.getByText("This is far too long for messages.")).toBeVisible();
	await expect(tab.page.getByRole("button", { name: /Send as/ })).toBeHidden();
});
