/** A small clean run, made by hand, for planting faults into: two rooms, two writers, two readers, every sort of write. */
import { deletedText } from "../../lib/messages/limits";
import type { Message } from "../../lib/messages/schema";
import type { Act, Entry, Outcome, PostAct, RoomRecord, Run, View } from "./record";

const timestamp = "2026-11-21T10:00:00.123Z";

export function makeCleanRun(): Run {
	const acts: Act[] = [];
	const rooms = ["north", "south"].map((roomId) => makeRoom(roomId, acts));
	return { acts, rooms, views: rooms.flatMap(makeViews) };
}

/** Twelve posts of which the last is unanswered but there; then an edit, an unanswered edit, a deletion and two refusals. */
function makeRoom(roomId: string, acts: Act[]): RoomRecord {
	const posts = Array.from({ length: 12 }, (_, index) =>
		makePost(roomId, index, index === 11 ? "unknown" : "acknowledged"),
	);
	const messages = posts.map((post, index) => makeMessage(post, index + 5));
	const log = messages.map(({ seq, id, message }): Entry => ({ roomId, seq, type: "chat", id, text: message }));
	acts.push(...posts, { ...makePost(roomId, 90, "unknown") }, { ...makePost(roomId, 91, "refused") });
	const change = (index: number, type: "edit" | "delete", text: string) => {
		const message = messages[index] as Message;
		Object.assign(message, { message: text, deleted: type === "delete" });
		for (const entry of log) if (entry.id === message.id) entry.text = text;
		log.push({ roomId, seq: log.length + 5, type, id: message.id, text });
		return { writer: message.user_id, roomId, outcome: "acknowledged", id: message.id } as const;
	};
	acts.push({ act: "edit", text: `edited in ${roomId}`, ...change(2, "edit", `edited in ${roomId}`) });
	acts.push({ act: "edit", text: "again", ...change(2, "edit", "again"), outcome: "unknown" });
	acts.push({ act: "delete", ...change(3, "delete", deletedText) });
	acts.push({
		act: "edit",
		writer: "ada",
		roomId,
		id: messages[4]?.id ?? "",
		text: `refused edit in ${roomId}`,
		outcome: "refused",
	});
	return { roomId, log, messages };
}

function makePost(roomId: string, index: number, outcome: Outcome): PostAct {
	const clientId = `${roomId}-${index}`;
	const post = {
		act: "post",
		writer: index % 2 ? "ada" : "bob",
		roomId,
		outcome,
		clientId,
		text: `text ${clientId}`,
	} as const;
	return outcome === "acknowledged" ? { ...post, answer: { id: `id-${clientId}`, seq: index + 5 } } : post;
}

function makeMessage(post: PostAct, seq: number): Message {
	return {
		type: "chat",
		id: `id-${post.clientId}`,
		room_id: post.roomId,
		seq,
		user_id: post.writer,
		user: post.writer,
		message: post.text,
		timestamp,
		client_id: post.clientId,
		edited_at: null,
		deleted: false,
		reply_to: null,
		reactions: [],
	};
}

/** One reader saw everything; one came late and left early. */
function makeViews({ roomId, log }: RoomRecord): View[] {
	return [
		{ reader: "cleo", roomId, from: "base", whole: true, entries: structuredClone(log) },
		{ reader: "dan", roomId, from: "later", whole: false, entries: structuredClone(log.slice(3, 9)) },
	];
}
