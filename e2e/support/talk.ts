/** The everyday calls of the contract, each refusing any answer but the expected one. */

import type { PollAnswer } from "../../lib/events/schema";
import type { History, Message } from "../../lib/messages/schema";
import type { Entrance, NewRoom, Room } from "../../lib/rooms/schema";
import type { Answer, Session } from "./http";

/** The body of an answer with the expected status; anything else is an error that shows the answer. */
export function expectStatus<Body>(answer: Answer<Body>, ...statuses: number[]): Body {
	if (statuses.includes(answer.status)) return answer.body;
	throw new Error(`expected ${statuses.join(" or ")}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}

export async function createRoom(owner: Session, room: Partial<NewRoom> = {}): Promise<Room> {
	return expectStatus(await owner.call<Room>("POST", "/api/rooms", room), 201);
}

export async function joinRoom(person: Session, roomId: string): Promise<Entrance> {
	return expectStatus(await person.call<Entrance>("POST", `/api/rooms/${roomId}/members`, {}), 200);
}

export async function leaveRoom(person: Session, roomId: string, userId = "me"): Promise<void> {
	expectStatus(await person.call("DELETE", `/api/rooms/${roomId}/members/${userId}`), 204);
}

export async function postMessage(author: Session, roomId: string, text: string, clientId?: string): Promise<Message> {
	const body = clientId === undefined ? { message: text } : { message: text, client_id: clientId };
	return expectStatus(await author.call<Message>("POST", `/api/rooms/${roomId}/messages`, body), 201, 200);
}

export async function readPage(reader: Session, roomId: string, query = ""): Promise<History> {
	return expectStatus(await reader.call<History>("GET", `/api/rooms/${roomId}/messages${query}`), 200);
}

/** All messages of a room with a higher `seq` than `start`, oldest first, page by page. */
export async function readHistory(reader: Session, roomId: string, start = 0): Promise<Message[]> {
	const messages: Message[] = [];
	for (let more = true; more; ) {
		const after = messages.at(-1)?.seq ?? start;
		const page = await readPage(reader, roomId, `?after=${after}&limit=100`);
		messages.push(...page.messages);
		more = page.has_more;
	}
	return messages;
}

/** One poll of `path`, an events address; `wait` in seconds. */
export async function poll(reader: Session, path: string, after?: string, wait = 0): Promise<PollAnswer> {
	const query = new URLSearchParams({ wait: String(wait) });
	if (after !== undefined) query.set("after", after);
	return expectStatus(await reader.call<PollAnswer>("GET", `${path}?${query}`), 200);
}

export function eventsPath(roomId: string): string {
	return `/api/rooms/${roomId}/events`;
}
