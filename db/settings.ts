/** What every database begins with: its epoch and the lobby. */
import { customAlphabet } from "nanoid";
import { all, type Rows, run, type Transaction } from "./store";

const newEpoch = customAlphabet("0123456789abcdefghijklmnopqrstuvwxyz", 10);

/** The room that always exists. */
const lobby = { id: "lobby", name: "Lobby", topic: "Come in, say hello" } as const;

/** Makes what is missing; returns the epoch, which names this database's history. */
export function* ensureBeginnings(rows: Rows, now: number): Transaction<string> {
	const { query, tables } = rows;
	yield* run(query.insert(tables.settings).values({ key: "epoch", value: newEpoch() }).onConflictDoNothing());
	const room = {
		...lobby,
		kind: "public" as const,
		owner_id: null,
		created_at: now,
		ttl_seconds: null,
		expires_at: null,
		head: 0,
		pruned: 0,
		last_message_at: null,
	};
	yield* run(query.insert(tables.rooms).values(room).onConflictDoNothing());
	const settings = yield* all(query.select().from(tables.settings));
	const epoch = settings.find((setting) => setting.key === "epoch");
	if (!epoch) throw new Error("The epoch is missing from the settings");
	return epoch.value;
}
