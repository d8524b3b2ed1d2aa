import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GroupCommit } from "./group-commit";
import { Transactions } from "./transactions";

const planted = new Error("Planted");
let file: string;
let client: Database.Database;
let commits: GroupCommit;
let runs: string[];

beforeEach(() => {
	file = path.join(mkdtempSync(path.join(tmpdir(), "parley-commits-")), "commits.db");
	client = new Database(file);
	client.pragma("journal_mode = WAL");
	client.exec("create table lines (text text unique not null)");
	commits = new GroupCommit(new Transactions(client));
	runs = [];
});
afterEach(() => client.close());

/** Writes `text`, and then perhaps fails; answers with how many lines it saw before it. */
const write = (text: string, fails = false) =>
	commits.add(() => {
		runs.push(text);
		const before = client.prepare("select count(*) from lines").pluck().get();
		client.prepare("insert into lines values (?)").run(text);
		if (fails) throw planted;
		return before;
	});

/** What another connection finds committed. */
function committed(): unknown[] {
	const witness = new Database(file, { readonly: true });
	const lines = witness.prepare("select text from lines order by rowid").pluck().all();
	witness.close();
	return lines;
}

test("writes of one turn run once each, in order, and are answered when all are on disk", async () => {
	const seen = ["a", "b", "c"].map((text) => write(text).then((before) => [before, committed()]));
	const all = ["a", "b", "c"];
	expect(await Promise.all(seen)).toEqual([
		[0, all],
		[1, all],
		[2, all],
	]);
	expect(runs).toEqual(all);
});

test("of one that fails nothing stays, and the others are there once, as if it had never been", async () => {
	const outcomes = await Promise.allSettled([write("a"), write("b", true), write("c"), write("d", true), write("e")]);
	expect(outcomes).toEqual([
		{ status: "fulfilled", value: 0 },
		{ status: "rejected", reason: planted },
		{ status: "fulfilled", value: 1 },
		{ status: "rejected", reason: planted },
		{ status: "fulfilled", value: 2 },
	]);
	expect(committed()).toEqual(["a", "c", "e"]);
	expect(runs).toEqual(["a", "b", "a", "b", "c", "d", "e"]);
});

test("one that fails alone is not run again", async () => {
	await expect(write("a", true)).rejects.toBe(planted);
	expect(runs).toEqual(["a"]);
	expect(committed()).toEqual([]);
	expect(await write("a")).toBe(0);
});

test("two that claim the same are decided by their order", async () => {
	const outcomes = await Promise.allSettled([write("same"), write("other"), write("same")]);
	expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
	expect(committed()).toEqual(["same", "other"]);
});

test("where the file stays locked, all are refused and none has happened", async () => {
	client.pragma("busy_timeout = 0");
	const other = new Database(file);
	other.exec("begin immediate");
	const outcomes = await Promise.allSettled([write("a"), write("b")]);
	other.exec("rollback");
	other.close();
	expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
	expect(runs).toEqual([]);
	expect(await write("a")).toBe(0);
});

test("a transaction that is lost on the way takes all its writes with it, and they are told", async () => {
	const loses = () =>
		commits.add(() => {
			client.exec("rollback");
			throw planted;
		});
	const outcomes = await Promise.allSettled([write("a"), loses(), write("b")]);
	expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
	expect(committed()).toEqual([]);
	expect(await write("a")).toBe(0);
});
