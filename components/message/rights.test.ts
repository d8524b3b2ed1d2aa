import { expect, test } from "vitest";
import { rightsOf, type Standing } from "./rights";

const theirs = { user_id: "bob", deleted: false };
const mine = { user_id: "ada", deleted: false };
const ada: Standing = { userId: "ada", member: true, governs: false, paired: false };
const deeds = (...args: Parameters<typeof rightsOf>) => [...rightsOf(...args)].sort();

test("a member answers and reacts to what others wrote, and changes only what is theirs", () => {
	expect(deeds(theirs, ada)).toEqual(["copy", "link", "react", "reply", "unread"]);
	expect(deeds(mine, ada)).toEqual(["copy", "delete", "edit", "link", "react", "reply", "unread"]);
});

test("who governs the room deletes for others and edits for nobody", () => {
	expect(deeds(theirs, { ...ada, governs: true })).toEqual(["copy", "delete", "link", "react", "reply", "unread"]);
});

test("who is not in the room only copies, whatever else they are", () => {
	expect(deeds(mine, { ...ada, member: false, governs: true })).toEqual(["copy", "link"]);
});

test("of a deleted message nothing is left but its address", () => {
	expect(deeds({ user_id: "ada", deleted: true }, { ...ada, governs: true })).toEqual(["link"]);
});

test("in a pair's room there is no address to give on and nothing to be read later", () => {
	expect(deeds(theirs, { ...ada, paired: true })).toEqual(["copy", "react", "reply"]);
	expect(deeds({ user_id: "ada", deleted: true }, { ...ada, paired: true })).toEqual([]);
});
