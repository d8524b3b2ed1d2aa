/** People among the strangers, whatever they do there. */
import { and, eq } from "drizzle-orm";
import { prepared } from "./prepared";
import { first, type Rows, type Transaction } from "./store";
import type { Tables } from "./tables";

export type StrangerRow = Tables["strangers"]["$inferSelect"];
export type PairRow = Tables["pairs"]["$inferSelect"];

const strangerById = prepared(({ query, tables: { strangers } }, { user_id }: { user_id: string }) =>
	query.select().from(strangers).where(eq(strangers.user_id, user_id)),
);

export function* findStranger(rows: Rows, user_id: string): Transaction<StrangerRow | undefined> {
	return yield* first(strangerById(rows, { user_id }));
}

export interface Acquaintance {
	room_id: string;
	partner_id: string;
	/** The partner's name now. */
	partner: string;
}

/** Whom the person was paired with last, and in which room, while that is remembered. */
export function* findAcquaintance(
	{ query, tables: { strangers, users } }: Rows,
	user_id: string,
): Transaction<Acquaintance | undefined> {
	const found = yield* first(
		query
			.select({ room_id: strangers.room_id, partner_id: users.id, partner: users.username })
			.from(strangers)
			.innerJoin(users, eq(users.id, strangers.last_partner_id))
			.where(and(eq(strangers.user_id, user_id))),
	);
	return found && found.room_id !== null ? { ...found, room_id: found.room_id } : undefined;
}
