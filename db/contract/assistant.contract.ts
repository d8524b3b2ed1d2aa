/** Conversations, the words of answers under way, and the day's accounts. */
import { expect, test } from "vitest";
import * as words from "../answer-words";
import * as conversations from "../conversations";
import { renewInstance } from "../presence";
import { clearRemains } from "../remains";
import * as questions from "../room-questions";
import { endRoom } from "../rooms";
import type { Store } from "../store";
import { addUsage, deleteOldUsage, findUsage } from "../usage";
import { fresh, makeRoom, type Open } from "./scene";

async function makeAnswer(store: Store, change: Partial<conversations.ChatMessageRow> = {}) {
	const talk = { id: fresh("talk"), owner_id: fresh("owner"), title: "t", created_at: 1, updated_at: 1 };
	const answer: conversations.ChatMessageRow = {
		id: fresh("answer"),
		conversation_id: talk.id,
		parent_id: null,
		role: "assistant",
		text: "",
		status: "running",
		reason: null,
		instance_id: fresh("instance"),
		created_at: 1,
		...change,
	};
	await store.write(conversations.insertConversation, talk);
	await store.write(conversations.insertChatMessage, answer);
	return { talk, answer };
}

export function assistantContract(open: Open): void {
	test("words are read on from any of them, across what was stored together", async () => {
		const store = await open();
		const { answer } = await makeAnswer(store);
		await store.write(words.insertWords, answer.id, 3, ["a", "", "c"]);
		await store.write(words.insertWords, answer.id, 5, ["d", "é"]);
		for (const [after, rest] of [
			[0, ["a", "", "c", "d", "é"]],
			[2, ["c", "d", "é"]],
			[3, ["d", "é"]],
			[5, []],
			[9, []],
		] as const) {
			expect(await store.read(words.listWords, answer.id, after)).toEqual(rest);
		}
		await store.write(words.sweepWords);
		expect(await store.read(words.listWords, answer.id)).toHaveLength(5);
		await store.write(words.deleteWords, answer.id);
		expect(await store.read(words.listWords, answer.id)).toEqual([]);
	});

	test("an answer is abandoned once its process is gone, and not before", async () => {
		const store = await open();
		const { answer } = await makeAnswer(store);
		const abandoned = async (now: number) =>
			(await store.read(conversations.findAbandoned, now, 1_000)).some(({ id }) => id === answer.id);
		expect(await abandoned(5)).toBe(true);
		await store.write(renewInstance, answer.instance_id ?? "", 10);
		expect([await abandoned(5), await abandoned(10)]).toEqual([false, true]);
		await store.write(conversations.endChatMessage, answer.id, { text: "all", status: "done", reason: null });
		expect(await abandoned(10)).toBe(false);
	});

	test("stopping is asked of an answer under way alone", async () => {
		const store = await open();
		const { talk, answer } = await makeAnswer(store);
		expect(await store.write(conversations.markStopping, answer.id)).toBe(true);
		expect(await store.read(conversations.findLastAnswer, talk.id)).toMatchObject({ status: "stopping" });
		await store.write(conversations.endChatMessage, answer.id, { text: "", status: "stopped", reason: null });
		expect(await store.write(conversations.markStopping, answer.id)).toBe(false);
	});

	test("what a person said goes with them, words and all, and what nobody owns goes with time", async () => {
		const store = await open();
		const [hers, his] = [await makeAnswer(store), await makeAnswer(store)];
		for (const { answer } of [hers, his]) await store.write(words.insertWords, answer.id, 1, ["a"]);
		await store.write(conversations.forgetConversations, hers.talk.owner_id);
		await store.write(words.sweepWords);
		expect(await store.read(conversations.findConversation, hers.talk.id)).toBeUndefined();
		expect(await store.read(words.listWords, hers.answer.id)).toEqual([]);
		expect(await store.read(words.listWords, his.answer.id)).toEqual(["a"]);
		const unowned = { id: fresh("talk"), owner_id: null, title: "t", created_at: 1, updated_at: 50 };
		await store.write(conversations.insertConversation, unowned);
		await store.write(conversations.deleteUnowned, 50, 100);
		expect(await store.read(conversations.findConversation, unowned.id)).toBeDefined();
		await store.write(conversations.deleteUnowned, 51, 100);
		expect(await store.read(conversations.findConversation, unowned.id)).toBeUndefined();
		expect(await store.read(conversations.findConversation, his.talk.id)).toBeDefined();
	});

	test("a day's account adds up, and old days are forgotten", async () => {
		const store = await open();
		const account = fresh("account");
		const used = { day: "2026-01-02", account, requests: 1, tokens: 10, cost: 5 };
		await Promise.all([store.write(addUsage, used), store.write(addUsage, used)]);
		await store.write(addUsage, { ...used, day: "2026-01-01" });
		const sum = { ...used, requests: 2, tokens: 20, cost: 10 };
		expect(await store.read(findUsage, "2026-01-02", [account, "other"])).toEqual([sum]);
		await store.write(deleteOldUsage, "2026-01-02");
		expect(await store.read(findUsage, "2026-01-01", [account])).toEqual([]);
		expect(await store.read(findUsage, "2026-01-02", [account])).toEqual([sum]);
	});

	test("conversations are found by title and by what was said, the latest first, and only one's own", async () => {
		const store = await open();
		const { talk } = await makeAnswer(store, { text: "Six by seven is 42_%", status: "done", instance_id: null });
		const later = { ...talk, id: fresh("talk"), title: "About KETTLES", updated_at: 2 };
		await store.write(conversations.insertConversation, later);
		await makeAnswer(store, { text: "42" });
		const found = async (words: string, limit = 10) =>
			(await store.read(conversations.listConversations, talk.owner_id, words, limit)).map(({ id }) => id);
		expect(await found("")).toEqual([later.id, talk.id]);
		expect(await found("", 1)).toEqual([later.id]);
		for (const [words, ids] of [
			["kettles", [later.id]],
			["BY SEVEN", [talk.id]],
			["2_%", [talk.id]],
			["2_3", []],
			["%7", []],
			["\\", []],
		] as const) {
			expect(await found(words)).toEqual(ids);
		}
		await store.write(conversations.renameConversation, talk.id, "Sums");
		expect(await found("sums")).toEqual([talk.id]);
		await store.write(conversations.deleteConversation, talk.id);
		expect(await found("")).toEqual([later.id]);
	});

	test("a question in a room is claimed once, and goes with its room or its end", async () => {
		const store = await open();
		const [room, other] = [await makeRoom(store), await makeRoom(store)];
		const [one, two] = [await askIn(store, room.id), await askIn(store, other.id)];
		const mine = ({ id }: questions.RoomAnswerRow) => id === one.id || id === two.id;
		const instance = fresh("instance");
		const claimed = (await store.write(questions.claimQuestions, instance, 1_000)).filter(mine);
		expect(claimed.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
		expect((await store.write(questions.claimQuestions, fresh("other"), 1_000)).filter(mine)).toEqual([]);
		await store.write(questions.noteAnswerMessage, one.id, "message");
		const abandoned = async (now: number) =>
			(await store.read(questions.findAbandonedQuestions, now, 1_000)).filter(mine).map(({ id }) => id);
		await store.write(renewInstance, instance, 10);
		expect(await abandoned(5)).toEqual([]);
		expect((await abandoned(10)).sort()).toEqual([one.id, two.id].sort());
		await store.write(endRoom, other.id, 0);
		while ((await store.write(clearRemains, other.id, 1, 100)) === "more");
		expect(await abandoned(10)).toEqual([one.id]);
		await store.write(questions.deleteQuestion, one.id);
		expect(await abandoned(10)).toEqual([]);
	});

	test("what a room's assistant was told is replaced, and forgotten", async () => {
		const store = await open();
		const { id } = await makeRoom(store);
		await store.write(questions.saveRoomPrompt, id, "one");
		await store.write(questions.saveRoomPrompt, id, "two");
		expect(await store.read(questions.findRoomPrompt, id)).toBe("two");
		await store.write(questions.deleteRoomPrompt, id);
		expect(await store.read(questions.findRoomPrompt, id)).toBeUndefined();
	});
}

async function askIn(store: Store, room_id: string): Promise<questions.RoomAnswerRow> {
	const asked = { question_id: fresh("message"), asker_id: fresh("asker"), message_id: null, instance_id: null };
	const question = { id: fresh("question"), room_id, ...asked, created_at: 1 };
	await store.write(questions.insertQuestion, question);
	return question;
}
