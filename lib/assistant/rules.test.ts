import { expect, test } from "vitest";
import type { ChatMessageRow } from "../../db/conversations";
import { titleLimit } from "./limits";
import { mentionsAssistant, pathTo, titleOf, withinBudget, withoutMention } from "./rules";

test.each(["@assistant hello", "hello @Assistant", "so, @assistant, hello", "(@assistant)", "ask @assistant."])(
	"%j speaks to the assistant",
	(text) => expect(mentionsAssistant(text)).toBe(true),
);

test.each([
	"assistant",
	"mail@assistant",
	"@assistants",
	"@assistant.com",
	"@@assistant",
	"@assistant-2",
	"x.@assistant",
])("%j does not", (text) => expect(mentionsAssistant(text)).toBe(false));

test("what is asked is what stands beside the name", () => {
	expect(withoutMention("@assistant, what is 2 + 2?")).toBe("what is 2 + 2?");
	expect(withoutMention("hello @assistant")).toBe("hello");
});

test("a title is one line, cut at a word", () => {
	expect(titleOf("short\nand more")).toBe("short");
	const cut = titleOf("word ".repeat(40));
	expect([...cut].length).toBeLessThanOrEqual(titleLimit);
	expect(cut).toMatch(/word…$/);
});

test("a branch is what leads to its end, and no other branch", () => {
	const row = (id: string, parent_id: string | null) => ({ id, parent_id }) as ChatMessageRow;
	const tree = [row("a", null), row("b", "a"), row("c", "b"), row("d", "b"), row("e", "d")];
	expect(pathTo(tree, "e").map(({ id }) => id)).toEqual(["a", "b", "d", "e"]);
	expect(pathTo(tree, null)).toEqual([]);
});

test("the newest that fit are kept, and the last whatever it has", () => {
	const four = ["a".repeat(40), "b".repeat(40), "c".repeat(40), "d".repeat(40)];
	expect(withinBudget(four, (text) => text, 25)).toEqual(four.slice(2));
	expect(withinBudget(four, (text) => text, 1)).toEqual(four.slice(3));
});
