/** One room's story as it is told: joins whoever speaks, and lets no time run backwards or past the present. */
import { nanoid } from "nanoid";
import { leaveRoom } from "../departures";
import { appendEvent, type EventRow, type NewEvent } from "../events";
import { findMember, insertMember, moveReadMark } from "../members";
import { changeMessage, insertMessage, type MessageRow } from "../messages";
import { deleteReactions, insertReaction } from "../reactions";
import { changeRoom, type LockedRoom } from "../rooms";
import type { Rows, Transaction } from "../store";
import type { Handle } from "./people";
import type { Line } from "./story";
import type { Cast } from "./tell";

const second = 1_000;

export class Teller {
	readonly #said = new Map<string, MessageRow>();
	/** The number up to which each person has surely read: that of the last thing they did. */
	readonly #seen = new Map<Handle, number>();
	#lastMessageAt: number;

	constructor(
		private readonly rows: Rows,
		private readonly room: LockedRoom,
		private readonly cast: Cast,
		private clock: number,
		private readonly now: number,
	) {
		this.#lastMessageAt = room.last_message_at ?? clock;
	}

	/** When the newest message was posted, in milliseconds since 1970. */
	get lastMessageAt(): number {
		return this.#lastMessageAt;
	}

	/** Everything that `line` says was done, beginning at `at`. */
	*tell(line: Line, at: number): Transaction<void> {
		yield* this.enter(line.by, at - 5 * second);
		const message = yield* this.#post(line, at);
		if (line.was !== undefined) yield* this.#correct(line, message);
		for (const [emoji, handles] of Object.entries(line.react ?? {})) {
			for (const handle of handles) yield* this.#react(handle, emoji, message);
		}
		if (line.gone) yield* this.#takeBack(line, message);
		if (line.topic !== undefined) yield* this.#nameTopic(line.by, line.topic);
	}

	/** Makes the person a member; again is harmless. */
	*enter(handle: Handle, at: number): Transaction<void> {
		const person = this.cast[handle];
		if (yield* findMember(this.rows, this.room.id, person.user_id)) return;
		const { seq, created_at } = yield* this.#record(handle, { type: "user_joined" }, at);
		const marks = { joined_at: created_at, joined_seq: seq, read_seq: seq, unread_from: null };
		yield* insertMember(this.rows, { room_id: this.room.id, ...person, ...marks });
	}

	*leave(handle: Handle): Transaction<void> {
		const left = yield* leaveRoom(this.rows, this.room.id, this.cast[handle].user_id, this.#tick(this.clock + second));
		if (left) this.room.head = left.seq;
	}

	*moveReadMarks(): Transaction<void> {
		for (const [handle, seq] of this.#seen) {
			const member = yield* findMember(this.rows, this.room.id, this.cast[handle].user_id);
			if (member) yield* moveReadMark(this.rows, this.room, member, seq);
		}
	}

	*#post({ by, text, was, as, re }: Line, at: number): Transaction<MessageRow> {
		const id = nanoid();
		const { seq, created_at } = yield* this.#record(by, { type: "chat", message_id: id }, at);
		const message: MessageRow = {
			id,
			room_id: this.room.id,
			seq,
			...this.cast[by],
			text: was ?? text,
			client_id: null,
			fingerprint: null,
			reply_to: re === undefined ? null : this.#original(re),
			created_at,
			edited_at: null,
			deleted_at: null,
		};
		yield* insertMessage(this.rows, message);
		if (as !== undefined) this.#said.set(as, message);
		this.#lastMessageAt = created_at;
		return message;
	}

	#original(as: string): string {
		const message = this.#said.get(as);
		if (!message) throw new Error(`A line answers "${as}", which nobody has said in ${this.room.name}`);
		return message.id;
	}

	*#correct({ by, text }: Line, message: MessageRow): Transaction<void> {
		const { created_at } = yield* this.#later(by, { type: "edit", message_id: message.id }, 40);
		yield* changeMessage(this.rows, message, { text, edited_at: created_at });
	}

	*#takeBack({ by }: Line, message: MessageRow): Transaction<void> {
		const { created_at } = yield* this.#later(by, { type: "delete", message_id: message.id }, 25);
		yield* changeMessage(this.rows, message, { text: "", fingerprint: null, deleted_at: created_at });
		yield* deleteReactions(this.rows, message.id);
	}

	*#react(handle: Handle, emoji: string, message: MessageRow): Transaction<void> {
		yield* this.enter(handle, this.clock + second);
		const { seq } = yield* this.#later(handle, { type: "reaction", message_id: message.id, emoji, added: true }, 4);
		yield* insertReaction(this.rows, { message_id: message.id, user_id: this.cast[handle].user_id, emoji, seq });
	}

	*#nameTopic(handle: Handle, topic: string): Transaction<void> {
		yield* changeRoom(this.rows, this.room, { topic });
		yield* this.#later(handle, { type: "room_updated" }, 30);
	}

	#later(handle: Handle, event: Pick<NewEvent, "type" | "message_id" | "emoji" | "added">, seconds: number) {
		return this.#record(handle, event, this.clock + seconds * second);
	}

	*#record(
		handle: Handle,
		event: Pick<NewEvent, "type" | "message_id" | "emoji" | "added">,
		at: number,
	): Transaction<EventRow> {
		const row = yield* appendEvent(this.rows, this.room, {
			...event,
			...this.cast[handle],
			created_at: this.#tick(at),
		});
		this.#seen.set(handle, row.seq);
		return row;
	}

	#tick(at: number): number {
		this.clock = Math.min(this.now, Math.max(this.clock, at));
		return this.clock;
	}
}
