/** Messages, reactions, membership and read marks. */
import { expect, test } from "vitest";
import { appendEvent } from "../events";
import { changeMessage, findByClientId, findMessage, findMessagesOfEvents, pageMessages } from "../messages";
import {
	countReactions,
	countReactionsToEvents,
	countReactionsToMessages,
	deleteReaction,
	deleteReactions,
	hasReacted,
	insertReaction,
} from "../reactions";
import { lockRoom } from "../rooms";
import type { Rows, Transaction } from "../store";
import { fresh, makeRoom, type Open, postLine, roomOf } from "./scene";

export function messagesContract(open: Open): void {
	test("pages go back from the end, before a number and after one, and say whether there is more", async () => {
		const store = await open();
		const { room } = await roomOf(store, 7);
		const page = async (query: { before?: number; after?: number; limit: number }) => {
			const { messages, has_more } = await store.read(pageMessages, room.id, query);
			return [messages.map((message) => message.seq), has_more];
		};
		expect(await page({ limit: 3 })).toEqual([[5, 6, 7], true]);
		expect(await page({ limit: 7 })).toEqual([[1, 2, 3, 4, 5, 6, 7], false]);
		expect(await page({ before: 4, limit: 2 })).toEqual([[2, 3], true]);
		expect(await page({ before: 2, limit: 5 })).toEqual([[1], false]);
		expect(await page({ after: 2, limit: 2 })).toEqual([[3, 4], true]);
		expect(await page({ after: 2, before: 5, limit: 9 })).toEqual([[3, 4], false]);
		expect(await page({ after: 7, limit: 5 })).toEqual([[], false]);
	});

	test("text comes back byte for byte, whatever the script", async () => {
		const store = await open();
		const room = await makeRoom(store);
		const texts = [
			"ሰላም",
			"a\u0301\u0323",
			"👩‍👩‍👧‍👦 \u202eabc",
			"  two  spaces\r\n\ttab ",
			"'; drop table messages; --",
			"\\u0000 %s {}",
		];
		for (const text of texts) await store.write(postLine, { room_id: room.id, user: "ada", text });
		const { messages } = await store.read(pageMessages, room.id, { limit: 50 });
		expect(messages.map((message) => message.text)).toEqual(texts);
	});

	test("a sender's own name for a message finds it again, in that room and for that sender alone", async () => {
		const store = await open();
		const room = await makeRoom(store);
		const line = { room_id: room.id, user: "ada", text: "named", client_id: "abcdefgh" };
		const { message } = await store.write(postLine, line);
		expect(await store.read(findByClientId, room.id, "ada", "abcdefgh")).toEqual(message);
		expect(await store.read(findByClientId, room.id, "bob", "abcdefgh")).toBeUndefined();
		expect(await store.read(findByClientId, fresh("room"), "ada", "abcdefgh")).toBeUndefined();
		await expect(store.write(postLine, line)).rejects.toThrow();
		await store.write(postLine, { ...line, user: "bob" });
	});

	test("a message is found in its own room only, and changes stick", async () => {
		const store = await open();
		const { room, posted } = await roomOf(store, 2);
		const [first, second] = posted;
		if (!first || !second) throw new Error("Two lines were posted");
		await store.write(changeMessage, first, { text: "", deleted_at: 9 });
		expect(await store.read(findMessage, room.id, first.id)).toMatchObject({ text: "", deleted_at: 9 });
		expect(await store.read(findMessage, "lobby", first.id)).toBeUndefined();
		expect(await store.read(findMessage, room.id, second.id)).toEqual(second);
	});

	test("what a stretch of events is about is found with it: each message once, and its reactions", async () => {
		const store = await open();
		const { room, posted } = await roomOf(store, 4);
		const ids = posted.map((message) => message.id);
		const say = (emoji: string, place: number, user_id: string) => ({ emoji, message_id: ids[place] ?? "", user_id });
		function* react(rows: Rows): Transaction<void> {
			const held = yield* lockRoom(rows, room.id, 0);
			if (!held) throw new Error("The room of this test is missing");
			for (const reaction of [say("👍", 0, "bob"), say("🎉", 0, "ada"), say("👍", 3, "bob")]) {
				const event = { type: "reaction", user: "x", ...reaction, added: true, created_at: 1 } as const;
				yield* insertReaction(rows, { ...reaction, seq: (yield* appendEvent(rows, held, event)).seq });
			}
		}
		await store.write(react);
		const other = await roomOf(store, 3);
		await store.write(insertReaction, { ...say("👍", 0, "eve"), message_id: other.posted[0]?.id ?? "", seq: 9 });
		const about = async (from: number, to: number) => {
			const stretch = { room_id: room.id, from, to };
			const messages = await store.read(findMessagesOfEvents, stretch);
			const counts = await store.read(countReactionsToEvents, stretch);
			return [messages.map(({ id }) => ids.indexOf(id)).sort(), counts.map((count) => count.emoji).sort()];
		};
		expect(await about(2, 3)).toEqual([[1, 2], []]);
		expect(await about(1, 6)).toEqual([
			[0, 1, 2, 3],
			["🎉", "👍", "👍"],
		]);
		expect(await about(5, 6)).toEqual([[0], ["🎉", "👍"]]);
		expect(await about(8, 99)).toEqual([[], []]);
		const page = { room_id: room.id, from: 1, to: 3 };
		expect(await store.read(countReactionsToMessages, page, "ada")).toEqual([
			{ message_id: ids[0], emoji: "👍", count: 1, mine: false },
			{ message_id: ids[0], emoji: "🎉", count: 1, mine: true },
		]);
	});

	test("reactions are counted by emoji, the oldest first, and mine are marked", async () => {
		const store = await open();
		const { posted } = await roomOf(store, 1);
		const message_id = posted[0]?.id ?? "";
		const react = (emoji: string, user_id: string, seq: number) => ({ message_id, emoji, user_id, seq });
		for (const row of [react("👍", "bob", 5), react("🎉", "ada", 6), react("👍", "ada", 7)]) {
			await store.write(insertReaction, row);
		}
		await expect(store.write(insertReaction, react("👍", "bob", 9))).rejects.toThrow();
		expect(await store.read(countReactions, message_id, "bob")).toEqual([
			{ message_id, emoji: "👍", count: 2, mine: true },
			{ message_id, emoji: "🎉", count: 1, mine: false },
		]);
		expect(await store.read(hasReacted, { message_id, emoji: "🎉", user_id: "bob" })).toBe(false);
		await store.write(deleteReaction, { message_id, emoji: "👍", user_id: "bob" });
		expect((await store.read(countReactions, message_id, null)).map(({ count }) => count)).toEqual([1, 1]);
		await store.write(deleteReactions, message_id);
		expect(await store.read(countReactions, message_id, null)).toEqual([]);
	});
}
