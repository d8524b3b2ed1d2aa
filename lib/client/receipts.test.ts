import { expect, test } from "vitest";
import type { Message } from "../messages/schema";
import { receiptsMembers } from "../presence/schema";
import { seenBy } from "./receipts";
import type { RoomState } from "./room-state";

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ user_id: `u${index}`, user: `u${index}` }));
const room = (members: RoomState["members"], readers: RoomState["readers"]) =>
	({ members, readers, receipts: true }) as RoomState;
const message = { user_id: "u0", seq: 10 } as Message;

test("seen by those who have read up to it, its author left out", () => {
	const state = room(people(4), { u0: 20, u1: 10, u2: 9 });
	expect(seenBy(state, message)?.map(({ user_id }) => user_id)).toEqual(["u1"]);
});

test("a room too large for receipts tells nothing", () => {
	const readers = { u1: 10 };
	expect(seenBy(room(people(receiptsMembers), readers), message)).not.toBeNull();
	expect(seenBy(room(people(receiptsMembers + 1), readers), message)).toBeNull();
});
