import { expect, test } from "vitest";
import type { LoggedEvent } from "../events/schema";
import { encodeFrame, type Frame } from "./frame";
import { RecentFrames } from "./recent";

const at = "2026-11-21T10:00:00.000Z";

function frame(event_seq: number, type: "chat" | "edit" | "user_joined" = "user_joined", id = `id${event_seq}`): Frame {
	const place = { room_id: "lobby", event_seq, timestamp: at, id, user_id: "u", user: "ada" };
	const message = { seq: 1, client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [] };
	const event: LoggedEvent =
		type === "user_joined"
			? { type, ...place, message: "ada has joined" }
			: { type, ...place, ...message, message: "x".repeat(2_000) };
	return encodeFrame(event, "e");
}

const seqs = (frames: Frame[] | null) => frames?.map(({ seq }) => seq) ?? null;

test("what came lately is read from memory, and older than that is not pretended", () => {
	const recent = new RecentFrames();
	expect(recent.after(0, 10)).toBeNull();
	for (const seq of [5, 6, 7]) recent.push(frame(seq));
	expect(seqs(recent.after(4, 10))).toEqual([5, 6, 7]);
	expect(seqs(recent.after(5, 1))).toEqual([6]);
	expect(seqs(recent.after(7, 10))).toEqual([]);
	expect(recent.after(3, 10)).toBeNull();
});

test("when a message changes, frames that showed it before are forgotten with all older ones", () => {
	const recent = new RecentFrames();
	for (const next of [frame(1), frame(2, "chat", "m"), frame(3), frame(4, "edit", "m"), frame(5)]) recent.push(next);
	expect(recent.after(1, 10)).toBeNull();
	expect(seqs(recent.after(2, 10))).toEqual([3, 4, 5]);
});

test("it holds at most 300 frames and 256 KiB", () => {
	const many = new RecentFrames();
	for (let seq = 1; seq <= 400; seq++) many.push(frame(seq));
	expect(seqs(many.after(100, 500))?.length).toBe(300);
	expect(many.after(99, 500)).toBeNull();
	const large = new RecentFrames();
	for (let seq = 1; seq <= 300; seq++) large.push(frame(seq, "chat"));
	const kept = [299, 200, 150, 100, 0].filter((position) => large.after(position, 500) !== null);
	expect(kept).toEqual([299, 200]);
});

test("a page read from the log is taken over only where it reaches further back", () => {
	const recent = new RecentFrames();
	for (const seq of [8, 9]) recent.push(frame(seq));
	recent.adopt([frame(6), frame(7), frame(8), frame(9)]);
	expect(seqs(recent.after(5, 10))).toEqual([6, 7, 8, 9]);
	recent.adopt([frame(9)]);
	expect(seqs(recent.after(5, 10))).toEqual([6, 7, 8, 9]);
});
