/** The log: gap-free numbers, whole transactions, snapshots. */
import { describe, expect, test } from "vitest";
import { appendEvent, eventsAfter, logBounds } from "../events";
import { findRoom, insertRoom, listRooms, lockRoom } from "../rooms";
import { isUniqueViolation, type Rows, type Transaction } from "../store";
import { forget, forgettingContract } from "./forgetting.contract";
import { addMember, fresh, makeRoom, type Open, postLine, roomRow } from "./scene";

export function logContract(open: Open): void {
	test("sixty writers at once take gap-free numbers, each once", async () => {
		const store = await open();
		const room = await makeRoom(store);
		const posts = Array.from({ length: 60 }, (_, n) =>
			store.write(postLine, { room_id: room.id, user: "ada", text: `line ${n}` }),
		);
		const seqs = (await Promise.all(posts)).map(({ event }) => event.seq);
		expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
		const events = await store.read(eventsAfter, room.id, 0, 100);
		expect(events.map((event) => event.seq)).toEqual(seqs.toSorted((a, b) => a - b));
	});

	test("a write that fails takes no number, and nothing of those that shared its turn", async () => {
		const store = await open();
		const room = await makeRoom(store);
		const line = { room_id: room.id, user: "ada", text: "kept" };
		function* fails(rows: Rows): Transaction<void> {
			yield* postLine(rows, line);
			throw new Error("Half-way");
		}
		const outcomes = await Promise.allSettled([
			store.write(postLine, line),
			store.write(fails),
			store.write(postLine, line),
		]);
		expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
		const events = await store.read(eventsAfter, room.id, 0, 10);
		expect(events.map((event) => event.seq)).toEqual([1, 2]);
		expect(await store.read(logBounds, [room.id], 0)).toEqual([{ id: room.id, head: 2, pruned: 0 }]);
	});

	test("a room that is made and written to in one go begins at one, and its draft is left as it was", async () => {
		const store = await open();
		const draft = roomRow();
		function* make(rows: Rows): Transaction<number[]> {
			const room = yield* insertRoom(rows, draft);
			const said = { type: "user_joined", user_id: "a", user: "a", created_at: 1 } as const;
			const one = yield* appendEvent(rows, room, said);
			const two = yield* appendEvent(rows, room, { ...said, type: "user_left" }, { last_message_at: 9 });
			return [one.seq, two.seq];
		}
		expect(await store.write(make)).toEqual([1, 2]);
		expect(draft).toMatchObject({ head: 0, last_message_at: null });
		expect(await store.read(findRoom, draft.id, 0)).toMatchObject({ head: 2, last_message_at: 9, expires_at: null });
	});

	test("the same number twice is refused, and told as such", async () => {
		const store = await open();
		const room = await makeRoom(store);
		await store.write(postLine, { room_id: room.id, user: "ada", text: "first" });
		function* again(rows: Rows): Transaction<void> {
			const locked = yield* lockRoom(rows, room.id, 0);
			if (!locked) throw new Error("The room is missing");
			locked.head = 0;
			yield* appendEvent(rows, locked, { type: "user_joined", user_id: "b", user: "b", created_at: 1 });
		}
		const refusal = await store.write(again).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(Error);
		expect(isUniqueViolation(refusal)).toBe(true);
	});

	test("a read sees one snapshot: its events end where its head stands", async () => {
		const store = await open();
		const room = await makeRoom(store);
		function* both(rows: Rows): Transaction<[number, number]> {
			const found = yield* findRoom(rows, room.id, 0);
			const events = yield* eventsAfter(rows, room.id, 0, 1_000);
			return [found?.head ?? -1, events.length];
		}
		const writing = Array.from({ length: 30 }, () =>
			store.write(postLine, { room_id: room.id, user: "ada", text: "on" }),
		);
		const looks = await Promise.all(Array.from({ length: 30 }, () => store.read(both)));
		await Promise.all(writing);
		for (const [head, count] of looks) expect(count).toBe(head);
	});

	describe("forgetting", () => forgettingContract(open));

	test("a temporary room keeps all its events until it goes, and is is over when its time has passed", async () => {
		const store = await open();
		const room = await makeRoom(store, { kind: "temporary", ttl_seconds: 60, expires_at: 5_000 });
		await store.write(postLine, { room_id: room.id, user: "ada", text: "kept", at: 1 });
		await forget(store, 4_000, { milliseconds: 0, events: 0 });
		expect(await store.read(eventsAfter, room.id, 0, 10)).toHaveLength(1);
		expect(await store.read(findRoom, room.id, 4_999)).toBeDefined();
		expect(await store.read(findRoom, room.id, 5_000)).toBeUndefined();
	});

	test("one sees public rooms and one's own, the latest talked in first", async () => {
		const store = await open();
		const [ada, quiet, loud, secret, mine] = [fresh("ada"), 10, 30, 40, 20];
		const kinds = ["public", "public", "private", "private"] as const;
		const rooms = await Promise.all(
			[quiet, loud, secret, mine].map((last_message_at, place) =>
				makeRoom(store, { kind: kinds[place] ?? "public", last_message_at }),
			),
		);
		const ids = rooms.map((room) => room.id);
		await store.write(addMember, ids[3] ?? "", ada);
		const seen = (await store.read(listRooms, ada, 0)).map((room) => room.id).filter((id) => ids.includes(id));
		expect(seen).toEqual([ids[1], ids[3], ids[0]]);
	});
}
