import fc from "fast-check";
import { expect, test } from "vitest";
import { allRoomsCursor, parseCursor, roomCursor } from "./cursor";
import { startFrom, timestamp } from "./rules";

const log = { epoch: "now", head: 10, pruned: 3 };
const start = (text: string) => startFrom(parseCursor(text), "lobby", log);

test("a cursor within the log goes on from where it stands, whichever reader wrote it", () => {
	for (const position of [3, 7, 10]) {
		expect(start(roomCursor("now", "lobby", position))).toEqual({ position, reset: null });
		expect(
			start(
				allRoomsCursor("now", [
					["other", 1],
					["lobby", position],
				]),
			),
		).toEqual({ position, reset: null });
	}
});

test("any other cursor starts at the head with the reason told", () => {
	expect(start(roomCursor("now", "lobby", 2))).toEqual({ position: 10, reset: "cursor_expired" });
	expect(start(roomCursor("now", "lobby", 11))).toEqual({ position: 10, reset: "history_replaced" });
	expect(start(roomCursor("then", "lobby", 5))).toEqual({ position: 10, reset: "history_replaced" });
	expect(start(roomCursor("now", "other", 5))).toEqual({ position: 10, reset: "cursor_invalid" });
	expect(start("nonsense")).toEqual({ position: 10, reset: "cursor_invalid" });
});

test("a time is written as Date writes it, from whatever day the one before was", () => {
	const edges = [0, -1, 86_399_999, 86_400_000, Date.UTC(9999, 11, 31, 23, 59, 59, 999), Date.UTC(10_000, 0), 8.64e15];
	const moment = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.nat(200_000_000));
	fc.assert(
		fc.property(fc.array(moment), (moments) => {
			expect(moments.map(timestamp)).toEqual(moments.map((each) => new Date(each).toISOString()));
		}),
		{ numRuns: 500 },
	);
	expect(() => timestamp(Number.NaN)).toThrow(RangeError);
});
