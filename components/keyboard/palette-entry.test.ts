import { expect, test } from "vitest";
import { orderByVisit, type PaletteEntry, rankEntries } from "./palette-entry";

const room = (label: string): PaletteEntry => ({ id: label, group: "rooms", label });
const person = (label: string): PaletteEntry => ({ id: label, group: "people", label });
const labels = (entries: readonly PaletteEntry[]) => entries.map(({ label }) => label);

test("rooms come before people, and the better match before the worse one", () => {
	const entries = [person("desmond"), room("redesign"), room("Design")];
	expect(labels(rankEntries(entries, "des"))).toEqual(["Design", "redesign", "desmond"]);
});

test("among equals the order stays", () => {
	expect(labels(rankEntries([room("beta"), room("alpha")], ""))).toEqual(["beta", "alpha"]);
});

test("what does not fit is not shown", () => {
	expect(rankEntries([room("alpha")], "z")).toEqual([]);
});

test("no group crowds the others out", () => {
	const many = Array.from({ length: 50 }, (_, index) => room(`room ${index}`));
	const ranked = rankEntries([...many, person("roomer")], "room");
	expect(ranked.length).toBeLessThan(20);
	expect(labels(ranked)).toContain("roomer");
});

const visited = (room_id: string, last_message_at: string | null = null, member = true) => ({
	room_id,
	member,
	last_message_at,
});
const ids = (rooms: readonly { room_id: string }[]) => rooms.map(({ room_id }) => room_id);

test("the room one came from is first, the one on the screen last", () => {
	const rooms = [visited("new", "2026-01-02"), visited("here"), visited("before"), visited("old", "2026-01-01")];
	expect(ids(orderByVisit(rooms, ["here", "before"], "here"))).toEqual(["before", "new", "old", "here"]);
});

test("rooms one is in come before rooms one could enter", () => {
	const rooms = [visited("open", "2026-01-02", false), visited("mine", "2026-01-01")];
	expect(ids(orderByVisit(rooms, [], null))).toEqual(["mine", "open"]);
});
