import { expect, test } from "vitest";
import type { Message } from "../messages/schema";
import { type MessageList, replaceMessage } from "./message-list";
import { Paints, withReaction, withText } from "./paints";

const timestamp = "2026-11-21T10:00:00.123Z";

function aMessage(seq: number, change: Partial<Message> = {}): Message {
	const facts = { type: "chat" as const, id: `m${seq}`, room_id: "den", seq, user_id: "ada", user: "ada", timestamp };
	const rest = {
		message: `text ${seq}`,
		client_id: null,
		edited_at: null,
		deleted: false,
		reply_to: null,
		reactions: [],
	};
	return { ...facts, ...rest, ...change };
}

const list: MessageList = [aMessage(1), aMessage(2)];
const thumb = { emoji: "👍", count: 1, mine: true };

test("a change is painted, and taken off again what was true comes out", () => {
	const [paints, change] = [new Paints(), withText("new")];
	const painted = paints.add(list, "m2", change);
	expect(painted[1]?.message).toBe("new");
	expect(paints.remove("m2", change)).toEqual(list[1]);
});

test("what events make of the message meanwhile stays under the paint and comes out with it", () => {
	const [paints, change] = [new Paints(), withReaction("👍", true)];
	const painted = paints.add(list, "m2", change);
	const edited = replaceMessage(painted, aMessage(2, { message: "edited elsewhere" }));
	const covered = paints.cover(edited);
	expect(covered[1]).toMatchObject({ message: "edited elsewhere", reactions: [thumb] });
	expect(paints.remove("m2", change)).toMatchObject({ message: "edited elsewhere", reactions: [] });
});

test("paint that events have made true is not painted twice", () => {
	const [paints, change] = [new Paints(), withReaction("👍", true)];
	const painted = paints.add(list, "m2", change);
	const echoed = replaceMessage(painted, aMessage(2, { reactions: [thumb] }));
	expect(paints.cover(echoed)[1]?.reactions).toEqual([thumb]);
});

test("two changes of one message come off one by one", () => {
	const [paints, text, reaction] = [new Paints(), withText("new"), withReaction("👍", true)];
	paints.add(paints.add(list, "m1", text), "m1", reaction);
	const half = paints.remove("m1", text, aMessage(1, { message: "new", edited_at: timestamp }));
	expect(half).toMatchObject({ message: "new", edited_at: timestamp, reactions: [thumb] });
	expect(paints.remove("m1", reaction)?.reactions).toEqual([]);
});

test("a reaction of mine is taken from the others' count", () => {
	const theirs = aMessage(1, { reactions: [{ emoji: "👍", count: 3, mine: true }] });
	expect(withReaction("👍", false)(theirs).reactions).toEqual([{ emoji: "👍", count: 2, mine: false }]);
	expect(withReaction("👍", true)(theirs)).toBe(theirs);
});

test("a deleted message takes no new text", () => {
	const gone = aMessage(1, { deleted: true });
	expect(withText("new")(gone)).toBe(gone);
});
