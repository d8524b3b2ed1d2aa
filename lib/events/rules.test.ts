import { expect, test } from "vitest";
import { allRoomsCursor, parseCursor, roomCursor } from "./cursor";
import { startFrom } from "./rules";

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
