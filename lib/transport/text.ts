/** A room as lines of plain text, for `curl -N` and pipes: what somebody wrote can neither pass for another line nor command a terminal. */
import type { Control, LoggedEvent } from "../events/schema";
import { readHistory } from "../messages/read";
import type { Message } from "../messages/schema";
import type { Reader } from "../rooms/access";
import type { Batch } from "./frame";
import type { OpenStream } from "./outlet";
import { type RoomEncoding, RoomSource } from "./room-source";
import { streamHeaders } from "./sse";
import { Stream } from "./stream";

/** Messages told before what comes live. */
const recent = 20;

export const textHeaders = { ...streamHeaders, "content-type": "text/plain; charset=utf-8" } as const;

/** Nothing that is seen: it takes a terminal to where it already is, and keeps proxies from calling the line dead. */
const beat = Buffer.from("\r");
const nothing = Buffer.alloc(0);

/** Under the text of the line before, where no line begins. */
const continuation = "\n      ";
/** Controls of terminals and of the direction that text runs in. */
const commands = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const told = new WeakMap<Batch, Buffer>();

const encoding: RoomEncoding = {
	batch: (batch) => {
		const bytes = told.get(batch) ?? Buffer.from(batch.frames.map(({ event }) => eventLine(event)).join(""));
		told.set(batch, bytes);
		return bytes;
	},
	greeting: () => nothing,
	signal: () => nothing,
	control: (event) => Buffer.from(controlLine(event)),
};

/** The newest messages of the room, and then whatever happens in it. */
export async function textRoom(proof: Reader): Promise<OpenStream> {
	const { actor, room } = proof;
	const { messages, cursor } = await readHistory(proof, { limit: recent });
	const opening = Buffer.from(messages.map(messageLine).join(""));
	return (outlet) => {
		const source = new RoomSource(actor, room, cursor, encoding);
		new TextStream(actor, source, outlet, actor.expires_at).open(opening.length > 0 ? opening : beat);
	};
}

class TextStream extends Stream {
	override write(bytes: Uint8Array): void {
		this.quietTicks = 0;
		super.write(bytes);
	}

	beat(): void {
		this.write(beat);
	}

	farewell(): void {
		// Plain text has no word for when to come back.
	}
}

function messageLine({ timestamp, user, message }: Pick<Message, "timestamp" | "user" | "message">): string {
	return `${clock(timestamp)} ${harmless(user)}: ${harmless(message)}\n`;
}

function eventLine(event: LoggedEvent): string {
	switch (event.type) {
		case "chat":
			return messageLine(event);
		case "edit":
			return note(event.edited_at ?? event.timestamp, `${event.user} edited: ${event.message}`);
		case "delete":
			return note(new Date().toISOString(), `a message by ${event.user} of ${clock(event.timestamp)} was deleted`);
		case "user_joined":
		case "user_left":
		case "user_renamed":
			return note(event.timestamp, event.message);
		case "room_updated":
			return note(event.timestamp, `the room is ${[event.room.name, event.room.topic].filter(Boolean).join(": ")}`);
		case "reaction":
			return "";
	}
}

function controlLine(event: Control): string {
	const now = new Date().toISOString();
	return note(now, event.type === "reset" ? "some messages were missed" : `the room is closed: ${event.reason}`);
}

function note(timestamp: string, text: string): string {
	return `${clock(timestamp)} * ${harmless(text)}\n`;
}

/** Hours and minutes in UTC. */
function clock(timestamp: string): string {
	return timestamp.slice(11, 16);
}

function harmless(text: string): string {
	const lines = text.replaceAll("\t", " ").split(/\r\n|[\r\n\p{Zl}\p{Zp}]/u);
	return lines.map((line) => line.replace(commands, "\uFFFD")).join(continuation);
}
