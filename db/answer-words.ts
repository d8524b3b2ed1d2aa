/** The words of answers under way: stored some at a time, read on from any of them, gone once the answer stands whole. */
import { and, asc, eq, gt, notExists, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

type WordsRow = Tables["answer_words"]["$inferSelect"];

const newWords = prepared(({ query, tables }, some: WordsRow) =>
	query.insert(tables.answer_words).values(rowOf(tables.answer_words, some)),
);

/** `last` is the number of the last of `words`. */
export function* insertWords(rows: Rows, answer_id: string, last: number, words: readonly string[]): Transaction<void> {
	if (words.length > 0) yield* run(newWords(rows, { answer_id, last, words: JSON.stringify(words) }));
}

const wordsAfter = prepared(
	({ query, tables: { answer_words } }, { answer_id, after }: { answer_id: string; after: number }) =>
		query
			.select()
			.from(answer_words)
			.where(and(eq(answer_words.answer_id, answer_id), gt(answer_words.last, after)))
			.orderBy(asc(answer_words.last)),
);

/** The words of the answer that come after number `after`. */
export function* listWords(rows: Rows, answer_id: string, after = 0): Transaction<string[]> {
	const found = yield* all(wordsAfter(rows, { answer_id, after }));
	const words: string[] = found.flatMap((some) => JSON.parse(some.words) as string[]);
	return words.slice(words.length - ((found.at(-1)?.last ?? after) - after));
}

export function* deleteWords({ query, tables: { answer_words } }: Rows, answerId: string): Transaction<void> {
	yield* run(query.delete(answer_words).where(eq(answer_words.answer_id, answerId)));
}

/** Forgets words whose answer is gone, with its conversation or its room. */
export function* sweepWords({ query, tables }: Rows): Transaction<void> {
	const { answer_words, chat_messages, room_answers } = tables;
	const chat = query.select({ one: sql`1` }).from(chat_messages).where(eq(chat_messages.id, answer_words.answer_id));
	const room = query.select({ one: sql`1` }).from(room_answers).where(eq(room_answers.id, answer_words.answer_id));
	yield* run(query.delete(answer_words).where(and(notExists(chat), notExists(room))));
}
