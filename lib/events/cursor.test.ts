import fc from "fast-check";
import { expect, test } from "vitest";
import { allRoomsCursor, parseCursor, roomCursor, roomKey } from "./cursor";

const room = fc.stringMatching(/^[A-Za-z0-9]{1,22}$/);
const seq = fc.nat(Number.MAX_SAFE_INTEGER % 1_000_000_000_000);

test("a room's cursor is read back as it was written", () => {
	fc.assert(
		fc.property(room, seq, (id, position) => {
			const cursor = parseCursor(roomCursor("epoch1", id, position));
			expect(cursor).toEqual({ epoch: "epoch1", all: false, positions: new Map([[roomKey(id), position]]) });
		}),
	);
});

test("a cursor of all rooms holds every position, and none where there are none", () => {
	const text = allRoomsCursor("e", [
		["lobby", 4],
		["aaaaaaaaaaaaaaaaaaaaaa", 0],
	]);
	expect(parseCursor(text)).toEqual({
		epoch: "e",
		all: true,
		positions: new Map([
			["lobby", 4],
			["aaaaaaaa", 0],
		]),
	});
	expect(parseCursor(allRoomsCursor("e", []))).toEqual({ epoch: "e", all: true, positions: new Map() });
});

test("what is no cursor is none, however long", () => {
	const bad = [
		"",
		"e",
		"lobby:1",
		"e.lobby",
		"e.lobby:-1",
		"e.lobby:1.5",
		"e.lobby:1e9",
		"é.lobby:1",
		"e.lobby:1;x:2",
		"e.lobby:1\n",
	];
	for (const text of [...bad, `e.${"lobby:1,".repeat(50_000)}!`])
		expect(parseCursor(text), text.slice(0, 40)).toBeNull();
});
