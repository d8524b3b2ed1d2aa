/** Posting, editing and deleting. Page, API, terminal and bots all come through here; the core knows no sockets. */
import { openStore } from "../../db";
import { appendEvent, type EventRow, type NewEvent } from "../../db/events";
import { growingId } from "../../db/growing-id";
import { findMember } from "../../db/members";
import { changeMessage, findByClientId, findMessage, insertMessage, type MessageRow } from "../../db/messages";
import { endTyping } from "../../db/presence";
import { deleteReactions } from "../../db/reactions";
import { insertQuestion } from "../../db/room-questions";
import { type LockedRoom, lockRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { assistantId } from "../assistant/limits";
import { mentionsAssistant } from "../assistant/rules";
import { openBus } from "../bus";
import { Problem } from "../errors";
import { publishEvent } from "../events/write";
import { type Member, membershipRequired, type Reader, roomNotFound } from "../rooms/access";
import { postponedExpiry } from "../rooms/rules";
import { announceJoin, enterRoom, isFull, roomsFull } from "../rooms/write";
import { findRestraint } from "../safety/read";
import { describeMessage, messageNotFound } from "./read";
import { fingerprint, toMessage, toSharedReaction } from "./rules";
import type { Message, MessageChange, NewMessage } from "./schema";

export interface Posted {
	/** False where this was a retry, which posts nothing. */
	created: boolean;
	message: Message;
}

/** Posts to the room, joining it where it is public; resolves once it is on disk. */
export async function postMessage({ actor, room }: Reader, draft: NewMessage): Promise<Posted> {
	const store = await openStore();
	const outcome = await store.write(postRows, room.id, actor, draft, Date.now());
	switch (outcome.kind) {
		case "posted": {
			if (outcome.joined) announceJoin(outcome.joined);
			const message = toMessage(outcome.message);
			publishEvent(outcome.event, { message });
			if (outcome.asked) openBus().publish("assistant", "questions", { kind: "asked" });
			return { created: true, message };
		}
		case "retried":
			return { created: false, message: outcome.message };
		case "refused":
			throw outcome.problem;
	}
}

type Outcome =
	| { kind: "posted"; message: MessageRow; event: EventRow; joined: EventRow | undefined; asked: boolean }
	| { kind: "retried"; message: Message }
	| { kind: "refused"; problem: Problem };

const refused = (problem: Problem): Outcome => ({ kind: "refused", problem });

function* postRows(rows: Rows, roomId: string, actor: Actor, draft: NewMessage, now: number): Transaction<Outcome> {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return refused(roomNotFound());
	const member = yield* findMember(rows, roomId, actor.user_id);
	if (!member && room.kind !== "public") return refused(roomNotFound());
	const earlier = draft.client_id && (yield* findByClientId(rows, roomId, actor.user_id, draft.client_id));
	if (earlier) return yield* answerRetry(rows, earlier, draft, actor);
	if (isParted(room)) return refused(partnerLeft());
	if (draft.reply_to !== undefined && !(yield* findMessage(rows, roomId, draft.reply_to))) return refused(noOriginal());
	if (!member && (yield* isFull(rows, actor, now))) return refused(roomsFull());
	const restraint = yield* findRestraint(rows, room, actor, draft.message, now);
	if (restraint) return refused(restraint);
	const joined = member ? undefined : yield* enterRoom(rows, room, actor, now);
	const { message, event } = yield* appendMessage(rows, room, actor, draft, now);
	return { kind: "posted", message, event, joined, asked: yield* noteQuestion(rows, message) };
}

/** Lets the assistant, where it is in the room, answer whoever speaks to it: the question is on disk with the message. */
function* noteQuestion(rows: Rows, { id, room_id, user_id, text, created_at }: MessageRow): Transaction<boolean> {
	if (user_id === assistantId || !mentionsAssistant(text)) return false;
	if (!(yield* findMember(rows, room_id, assistantId))) return false;
	const question = { id: growingId(created_at), room_id, question_id: id, asker_id: user_id, created_at };
	yield* insertQuestion(rows, { ...question, message_id: null, instance_id: null });
	return true;
}

function* answerRetry(rows: Rows, earlier: MessageRow, draft: NewMessage, actor: Actor): Transaction<Outcome> {
	const same = earlier.fingerprint === null || earlier.fingerprint === fingerprint(draft);
	if (!same)
		return refused(new Problem("client_id_reused", "This client_id was used for another message. Make a new one."));
	return { kind: "retried", message: yield* describeMessage(rows, earlier, actor.user_id) };
}

/** A pair's room gets its end when one of the two leaves. */
const isParted = ({ kind, expires_at }: LockedRoom) => kind === "pair" && expires_at !== null;

function partnerLeft(): Problem {
	return new Problem("pairing_not_connected", "Your partner has left. Find another with POST /api/pairing.");
}

function noOriginal(): Problem {
	const message = "names no message of this room";
	return new Problem("validation_failed", `reply_to ${message}.`, { errors: [{ path: "reply_to", message }] });
}

function* appendMessage(rows: Rows, room: LockedRoom, actor: Actor, draft: NewMessage, now: number) {
	const person = { user_id: actor.user_id, user: actor.username };
	const id = growingId(now);
	const said: NewEvent = { type: "chat", ...person, message_id: id, created_at: now };
	const moved = { last_message_at: now, expires_at: postponedExpiry(room, now) };
	const event = yield* appendEvent(rows, room, said, moved);
	const message: MessageRow = {
		id,
		room_id: room.id,
		seq: event.seq,
		...person,
		text: draft.message,
		client_id: draft.client_id ?? null,
		fingerprint: draft.client_id === undefined ? null : fingerprint(draft),
		reply_to: draft.reply_to ?? null,
		created_at: now,
		edited_at: null,
		deleted_at: null,
	};
	yield* insertMessage(rows, message);
	yield* endTyping(rows, room.id, actor.user_id);
	return { message, event };
}

/** Changes the text of one's own message; the same text again changes nothing. */
export function editMessage(
	{ actor, room }: Member,
	messageId: string,
	{ message: text }: MessageChange,
): Promise<Message> {
	return changeOne({ actor, room }, messageId, function* (rows, locked, message, now) {
		if (message.user_id !== actor.user_id) return forbidden("Only its author may edit a message.");
		if (message.deleted_at !== null) return new Problem("message_deleted", "A deleted message cannot be edited.");
		if (message.text === text) return null;
		yield* changeMessage(rows, message, { text, edited_at: now });
		return yield* appendEvent(rows, locked, { type: "edit", ...about(actor, message), created_at: now });
	});
}

/** Puts a placeholder where the message was; its text and reactions are gone. Again is harmless. */
export function deleteMessage({ actor, room }: Member, messageId: string): Promise<Message> {
	return changeOne({ actor, room }, messageId, function* (rows, locked, message, now) {
		const may = message.user_id === actor.user_id || locked.owner_id === actor.user_id || actor.kind === "admin";
		if (!may) return forbidden("Only its author, the room's owner or an admin may delete a message.");
		if (message.deleted_at !== null) return null;
		yield* changeMessage(rows, message, { text: "", fingerprint: null, deleted_at: now });
		yield* deleteReactions(rows, message.id);
		return yield* appendEvent(rows, locked, { type: "delete", ...about(actor, message), created_at: now });
	});
}

function forbidden(detail: string): Problem {
	return new Problem("message_forbidden", detail);
}

export function about(actor: Actor, message: MessageRow) {
	return { user_id: actor.user_id, user: actor.username, message_id: message.id };
}

type Change = (
	rows: Rows,
	room: LockedRoom,
	message: MessageRow,
	now: number,
) => Transaction<EventRow | Problem | null>;

/** Runs `change` on one message under the room's lock, tells the readers, and returns the message as it now is. */
export async function changeOne(
	{ actor, room }: Pick<Member, "actor" | "room">,
	messageId: string,
	change: Change,
): Promise<Message> {
	const store = await openStore();
	const outcome = await store.write(changeRows, room.id, actor, messageId, change, Date.now());
	if (outcome instanceof Problem) throw outcome;
	const { message, event } = outcome;
	if (event) publishEvent(event, { message: { ...message, reactions: message.reactions.map(toSharedReaction) } });
	return message;
}

function* changeRows(rows: Rows, roomId: string, actor: Actor, messageId: string, change: Change, now: number) {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return roomNotFound();
	if (!(yield* findMember(rows, roomId, actor.user_id))) {
		return room.kind === "public" ? membershipRequired() : roomNotFound();
	}
	const message = yield* findMessage(rows, roomId, messageId);
	if (!message) return messageNotFound();
	const event = yield* change(rows, room, message, now);
	if (event instanceof Problem) return event;
	return { event, message: yield* describeMessage(rows, message, actor.user_id) };
}
