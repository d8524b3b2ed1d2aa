/** What the assistant was asked and what it cost, by day and account. */
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { all, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type UsageRow = Tables["assistant_usage"]["$inferSelect"];

export function* findUsage(
	{ query, tables: { assistant_usage } }: Rows,
	day: string,
	accounts: readonly string[],
): Transaction<UsageRow[]> {
	const meant = and(eq(assistant_usage.day, day), inArray(assistant_usage.account, [...accounts]));
	return yield* all(query.select().from(assistant_usage).where(meant));
}

export function* addUsage({ query, tables: { assistant_usage } }: Rows, more: UsageRow): Transaction<void> {
	const { requests, tokens, cost } = assistant_usage;
	yield* run(
		query
			.insert(assistant_usage)
			.values(more)
			.onConflictDoUpdate({
				target: [assistant_usage.day, assistant_usage.account],
				set: {
					requests: sql`${requests} + ${more.requests}`,
					tokens: sql`${tokens} + ${more.tokens}`,
					cost: sql`${cost} + ${more.cost}`,
				},
			}),
	);
}

/** Forgets the days before `day`. */
export function* deleteOldUsage({ query, tables: { assistant_usage } }: Rows, day: string): Transaction<void> {
	yield* run(query.delete(assistant_usage).where(lt(assistant_usage.day, day)));
}
