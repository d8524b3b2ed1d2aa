/** What is asked of the assistant in rooms, from the question's own transaction to the end of its answer. */
import { and, asc, eq, gt, inArray, isNotNull, isNull, notInArray } from "drizzle-orm";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type RoomAnswerRow = Tables["room_answers"]["$inferSelect"];

/** What the owner told the assistant of the room. */
export function* findRoomPrompt({ query, tables }: Rows, roomId: string): Transaction<string | undefined> {
	const { room_assistants } = tables;
	const found = yield* first(query.select().from(room_assistants).where(eq(room_assistants.room_id, roomId)));
	return found?.prompt;
}

export function* saveRoomPrompt({ query, tables }: Rows, room_id: string, prompt: string): Transaction<void> {
	const { room_assistants } = tables;
	const said = query.insert(room_assistants).values({ room_id, prompt });
	yield* run(said.onConflictDoUpdate({ target: room_assistants.room_id, set: { prompt } }));
}

export function* deleteRoomPrompt({ query, tables }: Rows, roomId: string): Transaction<void> {
	yield* run(query.delete(tables.room_assistants).where(eq(tables.room_assistants.room_id, roomId)));
}

export function* insertQuestion({ query, tables }: Rows, question: RoomAnswerRow): Transaction<void> {
	yield* run(query.insert(tables.room_answers).values(question));
}

/** Gives process `instance` the questions that have waited longest, at most `limit`. */
export function* claimQuestions(
	{ query, tables: { room_answers } }: Rows,
	instance_id: string,
	limit: number,
): Transaction<RoomAnswerRow[]> {
	const free = isNull(room_answers.instance_id);
	const oldest = query.select().from(room_answers).where(free).orderBy(asc(room_answers.id)).limit(limit);
	const ids = (yield* all(oldest)).map(({ id }) => id);
	if (ids.length === 0) return [];
	// Of two processes one finds it claimed.
	const mine = query
		.update(room_answers)
		.set({ instance_id })
		.where(and(free, inArray(room_answers.id, ids)));
	return yield* all(mine.returning());
}

/** Names the message that grows. */
export function* noteAnswerMessage(
	{ query, tables: { room_answers } }: Rows,
	id: string,
	message_id: string,
): Transaction<void> {
	yield* run(query.update(room_answers).set({ message_id }).where(eq(room_answers.id, id)));
}

export function* deleteQuestion({ query, tables: { room_answers } }: Rows, id: string): Transaction<void> {
	yield* run(query.delete(room_answers).where(eq(room_answers.id, id)));
}

/** Answers whose process is gone, at most `limit`. */
export function* findAbandonedQuestions(rows: Rows, now: number, limit: number): Transaction<RoomAnswerRow[]> {
	const { instances, room_answers } = rows.tables;
	const running = rows.query.select({ id: instances.id }).from(instances).where(gt(instances.expires_at, now));
	const orphaned = and(isNotNull(room_answers.instance_id), notInArray(room_answers.instance_id, running));
	return yield* all(rows.query.select().from(room_answers).where(orphaned).limit(limit));
}
