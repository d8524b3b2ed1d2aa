/** What both servers know before the first request: people, rooms, messages, and cursors into their logs. */
import type { Message } from "../../../lib/messages/schema";
import { newSession, type Session } from "../../support/http";
import { createRoom, eventsPath, joinRoom, leaveRoom, poll, postMessage } from "../../support/talk";

/** Somebody by the token that proves them. */
export interface Persona {
	token: string;
	user_id: string;
}

export interface Scene {
	/** Owns every room but the foreign one. */
	ada: Persona;
	/** A member of every room of Ada's. */
	ben: Persona;
	/** Owns the foreign room. */
	cat: Persona;
	/** Joins and leaves. */
	dan: Persona;
	/** Alone opens rooms: new ids are chance, and whatever is in the order of ids would differ. */
	eve: Persona;
	/** Sessions to be ended, each by one request. */
	spares: readonly Persona[];
	/** Everybody is in `open`. `quiet` is only read, so that requests under way together cannot see each other's work there. */
	rooms: Readonly<Record<"main" | "quiet" | "open" | "foreign" | "gone", string>>;
	/** In `main`, by Ada and Ben in turns. */
	messages: readonly { id: string; seq: number }[];
	/** Into the logs of `main`, of `quiet` and of all of Ada's rooms, each from before the messages and from amidst them. */
	cursors: readonly string[];
}

const spareCount = 40;
const said = 60;

export async function setScene(url: string): Promise<Scene> {
	const names = ["ada", "ben", "cat", "dan", "eve", ...Array.from({ length: spareCount }, (_, at) => `spare-${at}`)];
	const people: Session[] = [];
	for (const name of names) people.push(await newSession(url, name));
	const [ada, ben, cat, dan, eve, ...spares] = people;
	if (!ada || !ben || !cat || !dan || !eve) throw new Error("nobody came");
	const rooms = await openRooms(ada, cat);
	for (const room of [rooms.main, rooms.quiet]) await joinRoom(ben, room);
	for (const person of people.slice(1)) await joinRoom(person, rooms.open);
	await joinRoom(dan, rooms.main);
	const cursors = [await cursorsNow(ada, rooms)];
	const messages = await talk(ada, ben, rooms.main);
	cursors.push(await cursorsNow(ada, rooms));
	await touch(ada, ben, rooms.main, messages);
	await talk(ada, ben, rooms.quiet);
	await leaveRoom(dan, rooms.main);
	return {
		ada: persona(ada),
		ben: persona(ben),
		cat: persona(cat),
		dan: persona(dan),
		eve: persona(eve),
		spares: spares.map(persona),
		rooms,
		messages: messages.map(({ id, seq }) => ({ id, seq })),
		cursors: cursors.flat(),
	};
}

const persona = ({ id, user }: Session): Persona => ({ token: id, user_id: user.id });

async function openRooms(ada: Session, cat: Session): Promise<Scene["rooms"]> {
	const open = async (owner: Session, name: string, kind: "private" | "public") =>
		(await createRoom(owner, { name, kind })).room_id;
	const rooms = {
		main: await open(ada, "Main", "private"),
		quiet: await open(ada, "Quiet", "private"),
		open: await open(ada, "Open", "public"),
		foreign: await open(cat, "Foreign", "private"),
		gone: await open(ada, "Gone", "private"),
	};
	await ada.call("DELETE", `/api/rooms/${rooms.gone}`);
	return rooms;
}

async function talk(ada: Session, ben: Session, room: string): Promise<Message[]> {
	const messages: Message[] = [];
	for (let at = 0; at < said; at++) {
		messages.push(await postMessage(at % 2 === 0 ? ada : ben, room, `message ${at}`, `prepared-${at}`));
	}
	return messages;
}

/** Every sort of event is in the log. */
async function touch(ada: Session, ben: Session, room: string, messages: readonly Message[]): Promise<void> {
	const path = (at: number) => `/api/rooms/${room}/messages/${messages[at]?.id}`;
	await ada.call("PATCH", path(0), { message: "edited" });
	await ada.call("DELETE", path(2));
	await ben.call("PUT", `${path(4)}/reactions/${encodeURIComponent("\u{1F44D}")}`, {});
	await ada.call("PATCH", `/api/rooms/${room}`, { topic: "kettles" });
	await ben.call("PUT", `/api/rooms/${room}/read`, { seq: 20 });
}

async function cursorsNow(reader: Session, rooms: Scene["rooms"]): Promise<string[]> {
	const paths = [eventsPath(rooms.main), eventsPath(rooms.quiet), "/api/events"];
	const polls = await Promise.all(paths.map((path) => poll(reader, path)));
	return polls.map(({ cursor }) => cursor);
}
