/** What keeps strangers safe: pairs found again, blocks, reports with their end, the notice accepted. */
import { expect, test } from "vitest";
import * as accounts from "../accounts";
import { retireGuest } from "../departures";
import * as safety from "../safety";
import { type Rows, run, type Store, type Transaction } from "../store";
import type { PairRow } from "../strangers";
import { fresh, makeRoom, type Open, personRow } from "./scene";

async function makePerson(store: Store, name = fresh("person")): Promise<accounts.UserRow> {
	const user = personRow({ id: fresh("id"), username: name, username_key: name });
	await store.write(accounts.insertUser, user);
	return user;
}

function* insertPair({ query, tables }: Rows, pair: PairRow): Transaction<void> {
	yield* run(query.insert(tables.pairs).values(pair));
}

async function makePair(store: Store, user_a: string, user_b: string, created_at = 1_000): Promise<PairRow> {
	const room = await makeRoom(store, { kind: "pair" });
	const pair = {
		room_id: room.id,
		user_a,
		user_b,
		tags: "[]",
		created_at,
		ended_at: null,
		stay_a: false,
		stay_b: false,
	};
	await store.write(insertPair, pair);
	return pair;
}

const reportRow = (change: Partial<safety.ReportRow> = {}): safety.ReportRow => ({
	id: fresh("report"),
	room_id: fresh("room"),
	reporter_id: fresh("reporter"),
	reporter: "Ada",
	reported_id: fresh("reported"),
	reported: "Bob",
	reason: "spam",
	note: null,
	evidence: "[]",
	status: "open",
	created_at: 1_000,
	expires_at: 5_000,
	...change,
});

export function safetyContract(open: Open): void {
	test("a partner is the newest pair's, or that of the room that is meant, and nobody else's", async () => {
		const store = await open();
		const [ada, bob, eve] = [await makePerson(store), await makePerson(store), await makePerson(store)];
		const older = await makePair(store, ada.id, bob.id, 1_000);
		const newer = await makePair(store, eve.id, ada.id, 2_000);
		const partner = async (id: string, room?: string) => (await store.read(safety.findPartner, id, room))?.id;
		expect(await partner(ada.id)).toBe(eve.id);
		expect(await partner(ada.id, older.room_id)).toBe(bob.id);
		expect(await partner(bob.id)).toBe(ada.id);
		expect(await partner(bob.id, newer.room_id)).toBeUndefined();
		expect(await partner(ada.id, "nowhere")).toBeUndefined();
		expect(await partner((await makePerson(store)).id)).toBeUndefined();
		expect(await store.read(safety.findPartner, ada.id)).toEqual({ pair: newer, id: eve.id, username: eve.username });
	});

	test("a block counts both ways, once, for these two alone, until one of them is gone", async () => {
		const store = await open();
		const [ada, bob, eve] = [await makePerson(store), await makePerson(store), await makePerson(store)];
		const block = (one: string, other: string) =>
			store.write(safety.insertBlock, { user_id: one, blocked_id: other, created_at: 1 });
		await Promise.all([block(ada.id, bob.id), block(ada.id, bob.id), block(bob.id, ada.id), block(eve.id, ada.id)]);
		const blocked = (one: string, other: string) => store.read(safety.isBlocked, one, other);
		expect(await blocked(ada.id, bob.id)).toBe(true);
		expect(await blocked(bob.id, ada.id)).toBe(true);
		expect(await blocked(bob.id, eve.id)).toBe(false);
		await store.write(retireGuest, bob, 1);
		expect(await blocked(ada.id, bob.id)).toBe(false);
		expect(await blocked(ada.id, eve.id)).toBe(true);
		await store.write(retireGuest, ada, 1);
		expect(await blocked(ada.id, eve.id)).toBe(false);
	});

	test("a report is one for each pair and reporter, and keeps when it was first made", async () => {
		const store = await open();
		const report = reportRow();
		await store.write(safety.saveReport, report);
		const again = {
			...report,
			id: fresh("report"),
			created_at: 2_000,
			reason: "threat",
			note: "more",
			expires_at: 9_000,
		};
		await store.write(safety.saveReport, { ...again, evidence: "[1]" });
		const kept = { ...again, id: report.id, created_at: 1_000, evidence: "[1]" };
		expect(await store.read(safety.findReport, report.room_id, report.reporter_id)).toEqual(kept);
		expect(await store.read(safety.findReport, report.room_id, report.reported_id)).toBeUndefined();
	});

	test("reports go at their time and not before, some at a time, whoever else has gone", async () => {
		const store = await open();
		const gone = personRow({ id: fresh("id"), username_key: fresh("gone") });
		await store.write(accounts.insertUser, gone);
		const reports = [100, 200, 300, 400].map((expires_at) => reportRow({ expires_at, reported_id: gone.id }));
		for (const report of reports) await store.write(safety.saveReport, report);
		await store.write(retireGuest, gone, 1);
		const left = async () => {
			const found = await Promise.all(
				reports.map(({ room_id, reporter_id }) => store.read(safety.findReport, room_id, reporter_id)),
			);
			return found.flatMap((report) => (report ? [report.expires_at] : []));
		};
		expect(await store.write(safety.deleteOldReports, 99, 10)).toBe(0);
		expect(await left()).toEqual([100, 200, 300, 400]);
		expect(await store.write(safety.deleteOldReports, 300, 2)).toBe(2);
		expect(await store.write(safety.deleteOldReports, 300, 2)).toBe(1);
		expect(await left()).toEqual([400]);
	});

	test("the notice is accepted in its newest version, and forgotten with the guest", async () => {
		const store = await open();
		const ada = await makePerson(store);
		for (const [version, accepted_at] of [
			["1", 100],
			["2", 200],
		] as const)
			await store.write(safety.saveConduct, { user_id: ada.id, version, accepted_at });
		expect(await store.read(safety.findConduct, ada.id)).toEqual({ user_id: ada.id, version: "2", accepted_at: 200 });
		await store.write(retireGuest, ada, 1);
		expect(await store.read(safety.findConduct, ada.id)).toBeUndefined();
	});
}
