import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { and, eq, gt, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withOnePlan } from "./compiled";
import { prepared } from "./prepared";
import { findRoom } from "./rooms";
import { openSqlite } from "./sqlite";
import { all, first, type Rows, run, type Store, single, type Transaction } from "./store";

let store: Store;
beforeAll(async () => {
	store = await openSqlite({ folder: mkdtempSync(path.join(tmpdir(), "parley-compiled-")), synchronous: "NORMAL" });
});
afterAll(() => store.close());

interface Named {
	id: string;
}

/** Runs the one statement that `build` makes of `values`. */
const ask = <V extends object, T>(build: (rows: Rows, values: V) => { all(): T[]; get(): unknown }, values: V) =>
	store.read((rows: Rows) => all(prepared(build)(rows, values)));
const change = <V extends object>(build: (rows: Rows, values: V) => { run(): unknown }, values: V) =>
	store.write((rows: Rows) => run(prepared(build)(rows, values)));

const select = ({ query, tables }: Rows) => query.select().from(tables.rooms);

test("a query that lists its values, or computes with them, is refused", async () => {
	const listing = ({ query, tables }: Rows, room: Named) => query.update(tables.rooms).set({ ...room });
	await expect(change(listing, { id: "lobby" })).rejects.toThrow(/neither list them nor compute/);
	const computing = (rows: Rows, { head }: { head: number }) =>
		select(rows).where(gt(rows.tables.rooms.head, head + 1));
	await expect(ask(computing, { head: 1 })).rejects.toThrow(/neither list them nor compute/);
	const spelling = (rows: Rows, { id }: Named) => select(rows).where(like(rows.tables.rooms.id, `${id}%`));
	await expect(ask(spelling, { id: "lobby" })).rejects.toThrow(/neither list them nor compute/);
});

test("a value that is missing is told of, and null is a value", async () => {
	const byOwner = (rows: Rows, { owner }: { owner: string | null }) =>
		select(rows).where(sql`${rows.tables.rooms.owner_id} is ${owner}`);
	expect(await ask(byOwner, { owner: null })).toMatchObject([{ id: "lobby" }]);
	await expect(ask(byOwner, {} as { owner: string })).rejects.toThrow('lacks its value "owner"');
});

test("a write that returns rows is refused: they would come unmapped", async () => {
	const taking = ({ query, tables }: Rows, { id }: Named) =>
		query.delete(tables.rooms).where(eq(tables.rooms.id, id)).returning();
	await expect(ask(taking, { id: "lobby" })).rejects.toThrow(/cannot return rows/);
	expect(await store.read(findRoom, "lobby", 0)).toBeDefined();
});

test("a condition on a flag takes no plain boolean, which SQLite does not know", async () => {
	const flagged = ({ query, tables }: Rows, { added }: { added: boolean }) =>
		query.select().from(tables.events).where(eq(tables.events.added, added));
	await expect(ask(flagged, { added: true })).rejects.toThrow(TypeError);
});

test("constants of the text stay beside the values", async () => {
	const both = (rows: Rows, { id }: Named) =>
		select(rows).where(and(eq(rows.tables.rooms.kind, "public"), eq(rows.tables.rooms.id, id)));
	expect(await ask(both, { id: "lobby" })).toHaveLength(1);
	expect(await ask(both, { id: "another" })).toEqual([]);
});

test("a query is compiled once, and prepared queries of the same text do not share a row's shape", async () => {
	let built = 0;
	const counted = prepared((rows: Rows, { id }: Named) => {
		built++;
		return select(rows).where(eq(rows.tables.rooms.id, id));
	});
	const twice = async () => [
		await store.read((rows: Rows) => first(counted(rows, { id: "lobby" }))),
		await store.read((rows: Rows) => first(select(rows).where(eq(rows.tables.rooms.id, "lobby")))),
	];
	const looks = [...(await twice()), ...(await twice())];
	for (const look of looks) expect(look).toEqual(looks[0]);
	expect(looks[0]).toMatchObject({ id: "lobby", kind: "public" });
	expect(built).toBe(1);
});

test("a single work of two statements is refused", async () => {
	const two = single(function* (rows: Rows): Transaction<void> {
		for (let n = 0; n < 2; n++) yield* all(select(rows));
	});
	await expect(store.read(two)).rejects.toThrow("second statement");
});

test("SQLite cannot see the values it plans for, and texts with words of their own are left alone", () => {
	expect(withOnePlan("a = ? and b in (?, ?) limit ?")).toBe("a = +? and b in (+?, +?) limit +?");
	expect(withOnePlan("a = 'why?' and b = ?")).toBe("a = 'why?' and b = ?");
});
