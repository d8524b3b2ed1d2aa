/** The store over an open SQLite file: every work runs in one go, reads on a snapshot, writes in grouped commits. */
import type { Database, Statement } from "better-sqlite3";
import { GroupCommit } from "./group-commit";
import { ensureBeginnings } from "./settings";
import type { Rows, Step, Store, Transaction } from "./store";
import { Transactions } from "./transactions";

export function sqliteStore(client: Database, rows: Rows): Store {
	const transactions = new Transactions(client);
	const commits = new GroupCommit(transactions);
	const elsewhere = new Elsewhere(client);
	const epoch = transactions.write(() => drive(ensureBeginnings(rows, Date.now())));
	return {
		epoch,
		read: async (work, ...args) =>
			work.single ? driveOne(work(rows, ...args)) : transactions.snapshot(() => drive(work(rows, ...args))),
		write: (work, ...args) => commits.add(() => drive(work(rows, ...args))),
		changedElsewhere: async () => elsewhere.changed(),
		scrub: async () => {
			commits.flush();
			client.pragma("wal_checkpoint(TRUNCATE)");
		},
		close: async () => {
			commits.flush();
			client.close();
		},
	};
}

/** SQLite's count of what other connections have committed; it never moves for what this one does. */
class Elsewhere {
	readonly #version: Statement;
	#seen: unknown;

	constructor(client: Database) {
		this.#version = client.prepare("pragma data_version").pluck();
		this.#seen = this.#version.get();
	}

	changed(): boolean {
		const before = this.#seen;
		this.#seen = this.#version.get();
		return this.#seen !== before;
	}
}

/** Runs `transaction` to its end, each statement as it comes. */
function drive<T>(transaction: Transaction<T>): T {
	let step = transaction.next();
	while (!step.done) step = transaction.next(execute(step.value));
	return step.value;
}

/** Runs a work of one statement, which needs no transaction to see one snapshot. */
function driveOne<T>(transaction: Transaction<T>): T {
	const step = transaction.next();
	const end = step.done ? step : transaction.next(execute(step.value));
	if (!end.done) throw new Error("A single work ran a second statement");
	return end.value;
}

function execute(step: Step): unknown {
	switch (step.kind) {
		case "all":
			return step.statement.all();
		case "first":
			return step.statement.get();
		case "run":
			return step.statement.run();
	}
}
