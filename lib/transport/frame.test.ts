import { expect, test } from "vitest";
import { Batch, batchOf, encodeFrame, type Frame } from "./frame";

function joined(event_seq: number, user = "ada"): Frame {
	const at = "2026-11-21T10:00:00.000Z";
	const message = `${user} has joined`;
	const event = {
		type: "user_joined",
		room_id: "lobby",
		event_seq,
		timestamp: at,
		id: "i",
		user_id: "u",
		user,
		message,
	};
	return encodeFrame({ ...event, type: "user_joined" }, "e");
}

test("a frame is one server-sent event, whatever line breaks its texts hold", () => {
	const text = joined(7, "a\r\nb\u2028c\n\ndata: d").sse.toString();
	const [id, data, ...rest] = text.split(/\r\n|\n|\r/);
	expect(id).toBe("id: e.lobby:7");
	expect(JSON.parse(data?.replace(/^data: /, "") ?? "")).toMatchObject({
		event_seq: 7,
		user: "a\r\nb\u2028c\n\ndata: d",
	});
	expect(rest).toEqual(["", ""]);
});

test("a batch's bytes are made once and are those of its frames", () => {
	const batch = new Batch([joined(1), joined(2)]);
	expect(batch.sse.toString()).toBe(joined(1).sse.toString() + joined(2).sse.toString());
	expect(batch.sse).toBe(batch.sse);
});

test("a reader further on gets the rest of a batch, or nothing", () => {
	const batch = new Batch([joined(4), joined(5), joined(6)]);
	expect(batch.after(3)).toBe(batch);
	expect([batch.after(4)?.first, batch.after(4)?.last]).toEqual([5, 6]);
	expect(batch.after(6)).toBeNull();
	expect(batchOf([])).toBeNull();
});
