import { expect, test } from "vitest";
import { complete } from "./completion";
import { draftOf } from "./draft";

const vocabulary = {
	commands: ["join", "rooms", "react"],
	people: ["ada", "adam smith", "bob"],
	rooms: ["Lobby", "Den of ada"],
	transports: ["sse", "ws"],
};
const tab = (text: string) => {
	const { draft, choices } = complete(draftOf(text), vocabulary);
	return { text: draft.text, choices };
};

test.each([
	["/jo", "/join "],
	["/join de", "/join Den of ada "],
	["/transport w", "/transport ws "],
	["/msg BO", "/msg bob "],
	["hi bo", "hi @bob "],
	["hi @adam s", "hi @adam smith "],
])("Tab makes of %s %s", (typed, whole) => {
	expect(tab(typed)).toEqual({ text: whole, choices: [] });
});

test("where several fit, it goes as far as they agree and tells them", () => {
	expect(tab("@a")).toEqual({ text: "@ada", choices: ["@ada", "@adam smith"] });
	expect(tab("/r")).toEqual({ text: "/r", choices: ["/rooms", "/react"] });
});

test("what fits nothing, and nothing at all, stays as it is", () => {
	expect(tab("hello zed")).toEqual({ text: "hello zed", choices: [] });
	expect(tab("")).toEqual({ text: "", choices: [] });
});

test("what stands behind the cursor stays there", () => {
	const { draft } = complete({ text: "@bo, hello", cursor: 3 }, vocabulary);
	expect(draft).toEqual({ text: "@bob , hello", cursor: 5 });
});
