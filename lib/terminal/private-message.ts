/**
 * /msg: Parley has no direct messages, only rooms. So it writes in the private room whose members are the two alone; where
 * there is none it makes one, and says that its link has to reach the other by some other way.
 */
import type { RoomSummary } from "../client/chat-view";
import type { Desk } from "./desk";
import { showLine } from "./harmless";

export async function sendPrivately(desk: Desk, argument: string): Promise<void> {
	const { name, text } = readArgument(desk, argument);
	const room = await findRoomOfTwo(desk, name);
	if (room) {
		await desk.api.postMessage(room.room_id, { message: text });
		return desk.say(desk.palette.faint(`to ${showLine(name)}, in ${showLine(room.name)}: ${showLine(text)}`));
	}
	const { room_id } = await desk.chat.createRoom({ kind: "private", name: `${desk.myName}, ${name}` });
	await desk.api.postMessage(room_id, { message: text });
	desk.say(
		`There was no private room of you and ${showLine(name)}: now there is, and your message waits in it.`,
		`Parley cannot call anybody there: give ${showLine(name)} this link. Whoever has it can enter.`,
		`  ${desk.addressOf(room_id)}`,
	);
}

/** Names may hold spaces, so the longest name of somebody here that fits wins. */
function readArgument(desk: Desk, argument: string): { name: string; text: string } {
	const names = desk.conversation.store.getSnapshot().state.members.map(({ user }) => user);
	const known = names.filter((name) => argument.toLowerCase().startsWith(`${name.toLowerCase()} `));
	const name = known.sort((a, b) => b.length - a.length)[0] ?? argument.split(/\s/u)[0] ?? "";
	const text = argument.slice(name.length).trim();
	if (name === "" || text === "") throw new Error("/msg NAME TEXT: whom, and what?");
	if (name.toLowerCase() === desk.myName.toLowerCase()) throw new Error("That is yourself.");
	return { name, text };
}

async function findRoomOfTwo(desk: Desk, name: string): Promise<RoomSummary | undefined> {
	const candidates = desk.chat.getSnapshot().rooms.filter(({ kind, member }) => member && kind === "private");
	for (const room of candidates) {
		const others = (await desk.chat.listMembers(room.room_id)).filter(({ user }) => user !== desk.myName);
		const alone = others.length === 1 && others[0]?.user.toLowerCase() === name.toLowerCase();
		// The one made for them, which they have not entered yet.
		const waiting = others.length === 0 && room.name === `${desk.myName}, ${name}`;
		if (alone || waiting) return room;
	}
	return undefined;
}
