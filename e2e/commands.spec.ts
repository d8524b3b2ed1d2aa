import type { User } from "../lib/accounts/schema";
import type { Room } from "../lib/rooms/schema";
import { expect, post, test } from "./support/people";
import { joinRoom, readHistory } from "./support/talk";

test("a slash offers the commands with what they do; the owner's are not offered to others", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const [hers, his] = [await ada.open(room_id), await bob.open(room_id)];
	await hers.composer.pressSequentially("/");
	const names = ["/me", "/shrug", "/nick", "/topic", "/leave", "/help"];
	await expect(hers.page.getByRole("option")).toContainText(names);
	await hers.composer.pressSequentially("sh");
	await expect(hers.page.getByRole("option")).toContainText(["Send your words and a shrug"]);
	await hers.composer.press("Tab");
	await expect(hers.composer).toHaveValue("/shrug ");
	await his.composer.pressSequentially("/");
	await expect(his.page.getByRole("option")).toContainText(names.filter((name) => name !== "/topic"));
});

test("/me, /shrug and // send messages", async ({ person, room }) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	for (const text of ["/me waves", "/shrug who knows", "//me is a command"]) {
		await tab.write(text);
		await expect(tab.composer).toHaveValue("");
	}
	const sent = async () => (await readHistory(ada.session, room_id)).map(({ message }) => message);
	await expect.poll(sent).toEqual(["_waves_", "who knows ¯\\_(ツ)_/¯", "/me is a command"]);
});

test("/nick gives me another name, or says why not", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.write("/nick Ada Lovelace");
	await expect(tab.page.getByText("You are Ada Lovelace now.")).toBeVisible();
	await expect(tab.composer).toHaveValue("");
	const { body } = await ada.session.call<User>("GET", "/api/users/me");
	expect(body.username).toBe("Ada Lovelace");
	await tab.write(`/nick ${bob.name}`);
	await expect(tab.page.getByText("Somebody is here under this name already.")).toBeVisible();
	await expect(tab.composer).toHaveValue(`/nick ${bob.name}`);
	await tab.write("/nick");
	await expect(tab.page.getByText("/nick needs words after it")).toBeVisible();
});

test("/topic is for the owner, and a refusal is said", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await joinRoom(bob.session, room_id);
	const [hers, his] = [await ada.open(room_id), await bob.open(room_id)];
	await hers.write("/topic all about ferrets");
	await expect(hers.composer).toHaveValue("");
	const { body } = await ada.session.call<Room>("GET", `/api/rooms/${room_id}`);
	expect(body.topic).toBe("all about ferrets");
	await his.write("/topic mine");
	await expect(his.page.getByText("Only the room’s owner may do this.")).toBeVisible();
	await expect(his.composer).toHaveValue("/topic mine");
});

test("/leave leaves the room", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await post(bob, room_id, "hello");
	const tab = await bob.open(room_id);
	await tab.write("/leave");
	await tab.page.waitForURL((url) => !url.pathname.includes(room_id));
	const { body } = await ada.session.call<{ members: { user: string }[] }>("GET", `/api/rooms/${room_id}/members`);
	expect(body.members.map(({ user }) => user)).toEqual([ada.name]);
});

test("/help and unknown commands are told to me alone, and a path can be sent all the same", async ({
	person,
	room,
}) => {
	const ada = await person("ada");
	const { room_id } = await room(ada);
	const tab = await ada.open(room_id);
	await tab.write("/help");
	await expect(tab.page.getByRole("heading", { name: "Commands" })).toBeVisible();
	await expect(tab.page.getByText("Send a message that begins with a slash")).toBeVisible();
	await tab.write("/usr/bin is a folder");
	await expect(tab.page.getByText("There is no command /usr/bin. Nothing was sent.")).toBeVisible();
	await expect(tab.composer).toHaveValue("/usr/bin is a folder");
	await expect(tab.composer).toBeFocused();
	expect(await readHistory(ada.session, room_id)).toEqual([]);
	await tab.page.getByRole("button", { name: "Send it as a message" }).click();
	await expect(tab.message("/usr/bin is a folder")).toBeVisible();
	await expect(tab.page.getByText("There is no command")).toBeHidden();
});
