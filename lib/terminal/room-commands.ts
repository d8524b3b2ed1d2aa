/** Commands about rooms and the people in them. */
import type { RoomSummary } from "../client/chat-view";
import { lobbyId } from "../rooms/limits";
import type { Command } from "./command";
import type { Desk } from "./desk";
import { showLine } from "./harmless";
import { sendPrivately } from "./private-message";
import { findRoomId } from "./room-search";

export const roomCommands: readonly Command[] = [
	{ name: "rooms", words: "", about: "lists the rooms", run: listRooms },
	{ name: "join", words: "ROOM", about: "goes to a room by name, id or address, and joins it", run: join },
	{ name: "leave", words: "[ROOM]", about: "leaves this room, or another", run: leave },
	{ name: "names", words: "", about: "lists who is in this room", run: listNames },
	{
		name: "msg",
		words: "NAME TEXT",
		about: "writes in the private room of you two; makes one for a first time",
		run: sendPrivately,
	},
];

async function listRooms(desk: Desk): Promise<void> {
	await desk.chat.refreshRooms();
	const { rooms } = desk.chat.getSnapshot();
	const inOrder = rooms.toSorted((a, b) => Number(b.member) - Number(a.member) || a.name.localeCompare(b.name));
	desk.say(...inOrder.map((room) => describeRoom(desk, room)));
}

function describeRoom(desk: Desk, { room_id, name, topic, kind, online, unread, member }: RoomSummary): string {
	const { bold, faint, notice } = desk.palette;
	const here = room_id === desk.conversation.room.room_id ? "▸" : member ? "•" : " ";
	const facts = [kind, `${online} online`, ...(kind === "public" ? [] : [room_id]), ...(topic ? [topic] : [])];
	const count = unread > 0 ? notice(` ${unread} unread`) : "";
	return `${here} ${bold(showLine(name))}${count} ${faint(showLine(facts.join(" · ")))}`;
}

async function join(desk: Desk, meant: string): Promise<void> {
	if (meant === "") throw new Error("/join which room? /rooms lists them.");
	await desk.enterRoom(meant);
}

async function leave(desk: Desk, meant: string): Promise<void> {
	const here = desk.conversation.room.room_id;
	const roomId = meant === "" ? here : findRoomId(meant, desk.chat.getSnapshot().rooms);
	await desk.chat.leaveRoom(roomId);
	desk.forgetRoom(roomId);
	desk.say("You have left it.");
	if (roomId !== here) return;
	const next = desk.chat.getSnapshot().rooms.find(({ room_id, member }) => member && room_id !== here);
	await desk.enterRoom(next?.room_id ?? lobbyId);
}

async function listNames(desk: Desk): Promise<void> {
	const members = await desk.chat.listMembers(desk.conversation.room.room_id);
	const { faint, person } = desk.palette;
	const inOrder = members.toSorted((a, b) => Number(b.online) - Number(a.online) || a.user.localeCompare(b.user));
	const describe = ({ user, kind, online }: (typeof members)[number]) =>
		`${online ? "●" : "○"} ${person(showLine(user))}${kind === "guest" ? "" : faint(` ${kind}`)}`;
	desk.say(...inOrder.map(describe));
}
