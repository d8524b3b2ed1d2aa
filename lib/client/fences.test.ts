import { expect, test } from "vitest";
import { isInCode, listFences } from "./fences";

const stretches = (text: string) => listFences(text).map(({ start, end }) => text.slice(start, end));

test("a fence reaches from the line that opens it to the one that closes it", () => {
	expect(stretches("a\n```ts\nlet b\n```\nc\n~~~\nd\n~~~")).toEqual(["```ts\nlet b\n```", "~~~\nd\n~~~"]);
});

test("a fence is closed by its own kind, at least as long, and by nothing else in the line", () => {
	expect(stretches("````\n```\n~~~~\n```` x\n`````\nafter")).toEqual(["````\n```\n~~~~\n```` x\n`````"]);
});

test("a fence that nothing closes reaches to the end", () => {
	expect(listFences("a\n```\nb")).toEqual([{ start: 2, end: 7, closed: false }]);
});

test("backticks that close in their own line open no fence", () => {
	expect(listFences("```a```\nb")).toEqual([]);
});

test("between backticks and in fences is code, behind them is not", () => {
	expect(isInCode("a `b", 4)).toBe(true);
	expect(isInCode("a `b` c", 7)).toBe(false);
	expect(isInCode("a `b\nc", 6)).toBe(false);
	expect(isInCode("```\nb", 5)).toBe(true);
	expect(isInCode("```\nb\n```\nc", 11)).toBe(false);
	expect(isInCode("plain", 5)).toBe(false);
});
