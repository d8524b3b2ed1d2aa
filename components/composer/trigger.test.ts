import { expect, test } from "vitest";
import { fillTrigger, findTrigger, findWrittenEmoji } from "./trigger";

/** The trigger at the bar in `text`. */
function triggerIn(text: string) {
	const caret = text.indexOf("|");
	return findTrigger(text.replace("|", ""), caret);
}

test("a colon and two letters ask for emoji, anywhere but inside a word", () => {
	expect(triggerIn("so :ta|")).toEqual({ kind: "emoji", start: 3, query: "ta" });
	expect(triggerIn("(:ta| more")).toEqual({ kind: "emoji", start: 1, query: "ta" });
	expect(triggerIn(":+1|")).toEqual({ kind: "emoji", start: 0, query: "+1" });
	expect(triggerIn("👍:ta|")).toEqual({ kind: "emoji", start: 2, query: "ta" });
	for (const text of [":t|", "10:30|", "https://x|", "::ta|", "a:ta|", ":ta b|"]) expect(triggerIn(text)).toBeNull();
});

test("an at sign asks for people, and their names may hold spaces", () => {
	expect(triggerIn("@|")).toEqual({ kind: "person", start: 0, query: "" });
	expect(triggerIn("hi @ad|")).toEqual({ kind: "person", start: 3, query: "ad" });
	expect(triggerIn("@ada love| says")).toEqual({ kind: "person", start: 0, query: "ada love" });
	expect(triggerIn("@Zoë|")?.query).toBe("Zoë");
	for (const text of ["me@ex|", "@ada  b|", "@ada,|", "@@a|", `@${"x".repeat(33)}|`])
		expect(triggerIn(text)).toBeNull();
});

test("the nearest at sign counts", () => {
	expect(triggerIn("@ada @bo|")).toEqual({ kind: "person", start: 5, query: "bo" });
});

test("a slash asks for commands at the beginning alone", () => {
	expect(triggerIn("/|")).toEqual({ kind: "command", start: 0, query: "" });
	expect(triggerIn("/sh| more")).toEqual({ kind: "command", start: 0, query: "sh" });
	for (const text of [" /sh|", "a /sh|", "//|", "/me |", "/usr/b|", "\n/me|"]) expect(triggerIn(text)).toBeNull();
});

test("nothing is completed in code", () => {
	for (const text of ["`:ta|", "```\n@ad|", "```\n:ta|\n```"]) expect(triggerIn(text)).toBeNull();
});

test("an emoji's name between colons is seen once the second is written", () => {
	expect(findWrittenEmoji("so :tada:", 9)).toEqual({ start: 3, name: "tada" });
	expect(findWrittenEmoji(":x:", 3)).toEqual({ start: 0, name: "x" });
	for (const text of ["10:30:", "a:b:", "::", ":a b:", "`:tada:"]) {
		expect(findWrittenEmoji(text, text.length)).toBeNull();
	}
});

test("a space follows what is taken, where none stands there", () => {
	expect(fillTrigger("hi @ad", 6, "@ada")).toBe("@ada ");
	expect(fillTrigger("hi @ad there", 6, "@ada")).toBe("@ada");
	expect(fillTrigger("hi @ad, there", 6, "@ada")).toBe("@ada ");
});
