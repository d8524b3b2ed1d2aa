import { expect, test } from "vitest";
import type { MessageRow } from "../../db/messages";
import { mergeEvidence, toEvidence } from "./evidence";
import { evidence } from "./limits";

const message = (seq: number, change: Partial<MessageRow> = {}): MessageRow => ({
	id: `m${seq}`,
	room_id: "r",
	seq,
	user_id: "bob",
	user: "Bob",
	text: `line ${seq}`,
	client_id: "secret-client",
	fingerprint: "f",
	reply_to: null,
	created_at: 1_000 * seq,
	edited_at: null,
	deleted_at: null,
	...change,
});

test("a message is kept with its author's name, its time and its marks", () => {
	expect(toEvidence(message(1, { edited_at: 5_000 }))).toEqual({
		id: "m1",
		seq: 1,
		user_id: "bob",
		user: "Bob",
		text: "line 1",
		timestamp: "1970-01-01T00:00:01.000Z",
		edited_at: "1970-01-01T00:00:05.000Z",
		deleted: false,
	});
	expect(toEvidence(message(2, { text: "", deleted_at: 9_000 }))).toMatchObject({ text: "", deleted: true });
});

test("what was held before outlives its deletion, and what is new comes behind it", () => {
	const before = mergeEvidence(undefined, [message(1), message(2)].map(toEvidence));
	const gone = message(2, { text: "", deleted_at: 9_000 });
	const after = mergeEvidence(JSON.stringify(before), [gone, message(3)].map(toEvidence));
	expect(after.map(({ text, deleted }) => [text, deleted])).toEqual([
		["line 1", false],
		["line 2", false],
		["line 3", false],
	]);
});

test("of many the newest are kept", () => {
	const rows = Array.from({ length: evidence.atMost + 5 }, (_, at) => toEvidence(message(at + 1)));
	const merged = mergeEvidence(JSON.stringify(rows.slice(0, evidence.atMost)), rows.slice(-evidence.messages));
	expect(merged).toHaveLength(evidence.atMost);
	expect(merged.at(-1)?.seq).toBe(rows.length);
});
