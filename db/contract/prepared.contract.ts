/** Queries that are compiled once: every value in its place each time, and nothing of one use in the next. */
import { and, asc, count, eq, gt } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { leaveRoom } from "../departures";
import type { EventRow } from "../events";
import { findMember } from "../members";
import { prepared, rowOf } from "../prepared";
import { lockRoom } from "../rooms";
import { all, first, type Rows, run, type Transaction } from "../store";
import { addMember, makeRoom, type Open, postLine } from "./scene";

const kept = prepared(({ query, tables }, event: EventRow) =>
	query.insert(tables.events).values(rowOf(tables.events, event)),
);
const found = prepared(({ query, tables: { events } }, { room_id, seq }: Pick<EventRow, "room_id" | "seq">) =>
	query
		.select()
		.from(events)
		.where(and(eq(events.room_id, room_id), eq(events.seq, seq))),
);
const numbers = prepared(
	({ query, tables: { events } }, { room_id, after, limit }: { room_id: string; after: number; limit: number }) =>
		query
			.select({ seq: events.seq })
			.from(events)
			.where(and(eq(events.room_id, room_id), gt(events.seq, after)))
			.orderBy(asc(events.seq))
			.limit(limit),
);
/** None of its columns bears the name under which it is asked for, and one is computed. */
const renamed = prepared(({ query, tables: { events } }, { room_id }: { room_id: string }) =>
	query
		.select({ seq: events.created_at, created_at: events.seq, flag: events.added, many: count() })
		.from(events)
		.where(eq(events.room_id, room_id))
		.groupBy(events.created_at, events.seq, events.added),
);

export function preparedContract(open: Open): void {
	test("a row comes back as it was put in, with its nulls and flags", async () => {
		const store = await open();
		const room = await makeRoom(store);
		let seq = 0;
		const text = fc.string({ unit: "grapheme" }).map((words) => words.replaceAll("\0", ""));
		const event = fc.record({
			type: fc.constantFrom("chat", "reaction", "room_updated"),
			message_id: fc.option(text),
			user_id: text,
			user: text,
			previous: fc.option(text),
			emoji: fc.option(text),
			added: fc.option(fc.boolean()),
			created_at: fc.maxSafeNat(),
		});
		const check = fc.asyncProperty(event, async (draft) => {
			const row = { ...draft, room_id: room.id, seq: ++seq };
			await store.write(function* (rows: Rows) {
				yield* run(kept(rows, row));
			});
			const work = (rows: Rows) => first(found(rows, row));
			expect(await store.read(work)).toEqual(row);
			expect(await store.read((rows: Rows) => all(found(rows, row)))).toEqual([row]);
		});
		await fc.assert(check, { numRuns: 60 });
		expect(await store.read((rows: Rows) => first(found(rows, { room_id: room.id, seq: 0 })))).toBeUndefined();
	});

	test("limits and positions of one use do not reach the next, nor a use inside another", async () => {
		const store = await open();
		const room = await makeRoom(store);
		for (let n = 0; n < 9; n++) await store.write(postLine, { room_id: room.id, user: "ada", text: `${n}` });
		function* nested(rows: Rows): Transaction<number[][]> {
			const outer = numbers(rows, { room_id: room.id, after: 0, limit: 2 });
			const inner = yield* all(numbers(rows, { room_id: room.id, after: 5, limit: 3 }));
			return [yield* all(outer), inner].map((rows) => rows.map(({ seq }) => seq));
		}
		const looks = await Promise.all(Array.from({ length: 12 }, () => store.read(nested)));
		for (const look of looks) {
			expect(look).toEqual([
				[1, 2],
				[6, 7, 8],
			]);
		}
		const page = (limit: number) =>
			store.read((rows: Rows) => all(numbers(rows, { room_id: room.id, after: 7, limit })));
		expect((await Promise.all([1, 100, 0].map(page))).map((rows) => rows.length)).toEqual([1, 2, 0]);
	});

	test("columns under other names, and computed ones, are what they are called", async () => {
		const store = await open();
		const room = await makeRoom(store);
		await store.write(postLine, { room_id: room.id, user: "ada", text: "one", at: 77 });
		const rows = await store.read((rows: Rows) => all(renamed(rows, { room_id: room.id })));
		expect(rows).toEqual([{ seq: 77, created_at: 1, flag: null, many: 1 }]);
	});

	test("who was taken out while a write waited for the room is seen to be out", async () => {
		const store = await open();
		for (let round = 0; round < 12; round++) {
			const room = await makeRoom(store);
			await store.write(addMember, room.id, "ada");
			function* look(rows: Rows): Transaction<{ head: number; in: boolean }> {
				const held = yield* lockRoom(rows, room.id, 0);
				return { head: held?.head ?? 0, in: (yield* findMember(rows, room.id, "ada")) !== undefined };
			}
			const looks = [store.write(look), store.write(look), store.write(look)];
			const leaving = store.write(leaveRoom, room.id, "ada", 1);
			looks.push(store.write(look), store.write(look));
			await leaving;
			for (const seen of await Promise.all(looks)) expect(seen.in).toBe(seen.head === 0);
		}
	});
}
