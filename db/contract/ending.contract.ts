/** A room that is over is so for everybody at once; what is left of it goes in slices. */
import { expect, test } from "vitest";
import { eventsAfter, logBounds } from "../events";
import { countUnread, findMember, listMembers, listMemberships } from "../members";
import { pageMessages } from "../messages";
import { listOnlineIds, listTyping, takePresence, takeTyping } from "../presence";
import { countReactions, insertReaction } from "../reactions";
import { clearRemains } from "../remains";
import { curbLifetimes, endRoom, findEnd, findEnded, findRoom, listRooms, lockRoom, type RoomRow } from "../rooms";
import type { Store } from "../store";
import { addMember, fresh, makeRoom, type Open, postLine } from "./scene";

const now = 4_000;

/** A room of seven messages, three members and four reactions to the first message. */
async function crowdedRoom(store: Store, change: Partial<RoomRow> = {}) {
	const room = await makeRoom(store, change);
	const people = [fresh("ada"), fresh("bob"), fresh("cem")];
	for (const person of people) await store.write(addMember, room.id, person);
	const ids: string[] = [];
	for (let n = 0; n < 7; n++) {
		ids.push((await store.write(postLine, { room_id: room.id, user: "dan", text: `line ${n}` })).message.id);
	}
	for (const user_id of ["a", "b", "c", "d"]) {
		await store.write(insertReaction, { message_id: ids[0] ?? "", emoji: "👍", user_id, seq: 8 });
	}
	const here = { room_id: room.id, user_id: "ada", user: "ada", expires_at: 9_000 };
	await store.write(takePresence, [{ ...here, instance_id: "" }]);
	await store.write(takeTyping, here);
	return { id: room.id, ids, person: people[0] ?? "" };
}

/** How many rows of each sort are left. */
async function remains(store: Store, { id, ids }: { id: string; ids: string[] }): Promise<number[]> {
	const counts = await Promise.all(ids.map((id) => store.read(countReactions, id, null)));
	const reactions = counts.flat().reduce((sum, { count }) => sum + count, 0);
	return [
		(await store.read(eventsAfter, id, 0, 100)).length,
		reactions,
		(await store.read(pageMessages, id, { limit: 100 })).messages.length,
		(await store.read(listMembers, id)).length,
	];
}

/** Nobody can tell that the room ever was. */
async function expectOver(store: Store, { id, person }: { id: string; person: string }, at: number): Promise<void> {
	expect(await store.read(findRoom, id, at)).toBeUndefined();
	expect(await store.write(lockRoom, id, at)).toBeUndefined();
	expect((await store.read(listRooms, person, at)).map((room) => room.id)).not.toContain(id);
	expect(await store.read(listMemberships, person, at)).toEqual([]);
	expect(await store.read(logBounds, [id], at)).toEqual([]);
}

export function endingContract(open: Open): void {
	test("a room ends once, at once and for everybody, by any clock", async () => {
		const store = await open();
		const room = await crowdedRoom(store);
		expect(await store.read(findEnd, room.id, now)).toBeNull();
		expect(await store.write(endRoom, room.id, now)).toBe(true);
		expect(await store.write(endRoom, room.id, now)).toBe(false);
		for (const at of [1, now]) await expectOver(store, room, at);
		expect(await store.read(findEnd, room.id, now)).toBe("deleted");
		expect(await store.read(findEnded, 1, 1)).toEqual([room.id]);
		await store.write(clearRemains, room.id, now, 1_000);
	});

	test("a temporary room is over when its time has passed", async () => {
		const store = await open();
		const room = await crowdedRoom(store, { kind: "temporary", ttl_seconds: 60, expires_at: 5_000 });
		expect(await store.read(findEnd, room.id, 4_999)).toBeNull();
		expect(await store.read(findEnded, 4_999, 100)).not.toContain(room.id);
		expect(await store.read(listMemberships, room.person, 4_999)).toHaveLength(1);
		await expectOver(store, room, 5_000);
		expect(await store.read(findEnd, room.id, 5_000)).toBe("expired");
		expect(await store.read(findEnded, 5_000, 100)).toContain(room.id);
		expect(await store.write(clearRemains, room.id, 5_000, 1_000)).toBe("gone");
		expect(await store.read(findEnd, room.id, 5_000)).toBe("deleted");
	});

	test("its rows go a slice at a time and events first, until nothing is left", async () => {
		const store = await open();
		const [room, other] = [await crowdedRoom(store), await crowdedRoom(store)];
		expect(await store.write(clearRemains, room.id, now, 3)).toBe("none");
		expect(await remains(store, room)).toEqual([7, 4, 7, 3]);
		await store.write(endRoom, room.id, now);
		const seen: number[][] = [];
		while ((await store.write(clearRemains, room.id, now, 3)) === "more") seen.push(await remains(store, room));
		for (const [index, left] of seen.entries()) {
			const before = seen[index - 1] ?? [7, 4, 7, 3];
			for (const [sort, count] of left.entries()) expect((before[sort] ?? 0) - count).toBeLessThanOrEqual(3);
			expect(left[0] === 0 || left[2] === 7).toBe(true);
		}
		expect(seen.length).toBeGreaterThan(5);
		expect(await remains(store, room)).toEqual([0, 0, 0, 0]);
		expect(await store.read(listOnlineIds, room.id, now)).toEqual(new Set());
		expect(await store.read(listTyping, [room.id], now)).toEqual([]);
		expect(await store.read(findEnded, now, 100)).not.toContain(room.id);
		expect(await store.write(clearRemains, room.id, now, 3)).toBe("none");
		expect(await remains(store, other)).toEqual([7, 4, 7, 3]);
	});

	test("a small room goes whole in one slice", async () => {
		const store = await open();
		const room = await crowdedRoom(store);
		await store.write(endRoom, room.id, now);
		expect(await store.write(clearRemains, room.id, now, 1_000)).toBe("gone");
		expect(await remains(store, room)).toEqual([0, 0, 0, 0]);
		expect(await store.read(pageMessages, room.id, { limit: 9 })).toEqual({ messages: [], has_more: false });
		expect(await store.read(findMember, room.id, room.person)).toBeUndefined();
		expect(await store.read(countUnread, room.person, 1_000)).toEqual([]);
	});

	test("a clock set back revives no room of which something is gone", async () => {
		const store = await open();
		const room = await crowdedRoom(store, { kind: "temporary", ttl_seconds: 60, expires_at: 5_000 });
		expect(await store.write(clearRemains, room.id, 5_000, 3)).toBe("more");
		await expectOver(store, room, 1_000);
		expect(await store.read(findEnd, room.id, 1_000)).toBe("expired");
		expect(await store.write(clearRemains, room.id, 1_000, 1_000)).toBe("gone");
	});

	test("a clock set back lets a room live no longer than its lifetime", async () => {
		const store = await open();
		const [hour, ttl_seconds] = [3_600_000, 600];
		const late = { last_message_at: 9 * hour, expires_at: 9 * hour + 600_000 };
		const busy = await makeRoom(store, { kind: "temporary", ttl_seconds, ...late });
		const kept = await makeRoom(store, { kind: "temporary", ttl_seconds, created_at: 1, expires_at: 9 * hour });
		const lasting = await makeRoom(store, { kind: "private", last_message_at: 9 * hour });
		for (const now of [hour, hour + 1_000]) await store.write(curbLifetimes, now);
		const ends = async (id: string) => (await store.read(findRoom, id, hour))?.expires_at;
		expect(await ends(busy.id)).toBe(hour + 600_000);
		expect(await ends(kept.id)).toBe(9 * hour);
		expect(await ends(lasting.id)).toBeNull();
	});
}
