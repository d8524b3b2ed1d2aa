/** SQLite's transactions on one connection, by statements compiled once; a transaction's work runs in one go. */
import type { Database, Statement } from "better-sqlite3";

export class Transactions {
	readonly #client: Database;
	readonly #deferred: Statement;
	readonly #immediate: Statement;
	readonly #commit: Statement;
	readonly #rollback: Statement;
	readonly #savepoint: Statement;
	readonly #release: Statement;
	readonly #rollbackTo: Statement;

	constructor(client: Database) {
		this.#client = client;
		this.#deferred = client.prepare("begin deferred");
		this.#immediate = client.prepare("begin immediate");
		this.#commit = client.prepare("commit");
		this.#rollback = client.prepare("rollback");
		this.#savepoint = client.prepare("savepoint job");
		this.#release = client.prepare("release job");
		this.#rollbackTo = client.prepare("rollback to job");
	}

	/** Runs `work` on one snapshot. */
	snapshot<T>(work: () => T): T {
		return this.#run(this.#deferred, work);
	}

	/** Runs `work` as the only writer; what it did is on disk when this returns, and gone where it throws. */
	write<T>(work: () => T): T {
		return this.#run(this.#immediate, work);
	}

	/** Runs `work` within a write, so that its throwing undoes it alone. */
	savepoint<T>(work: () => T): T {
		// SQLite drops the whole transaction where the disk fails; a savepoint would then begin, and commit, one of its own.
		if (!this.#client.inTransaction) throw new Error("The transaction around this savepoint is lost");
		this.#savepoint.run();
		try {
			const result = work();
			this.#release.run();
			return result;
		} catch (error) {
			if (this.#client.inTransaction) {
				this.#rollbackTo.run();
				this.#release.run();
			}
			throw error;
		}
	}

	#run<T>(begin: Statement, work: () => T): T {
		begin.run();
		try {
			const result = work();
			this.#commit.run();
			return result;
		} catch (error) {
			if (this.#client.inTransaction) this.#rollback.run();
			throw error;
		}
	}
}
