import { expect, test } from "vitest";
import { colourCode } from "./code-colours";

test("the pieces of a code are all of it, each with what it is", () => {
	const code = "const a = 1; // one\nlet b = 'x';\n";
	const pieces = colourCode(code, "TS");
	expect(pieces?.map(({ text }) => text).join("")).toBe(code);
	expect(pieces?.find(({ text }) => text === "const")?.tone).toBe("keyword");
	expect(pieces?.find(({ text }) => text === "1")?.tone).toBe("number");
	expect(pieces?.find(({ text }) => text === "// one")?.tone).toBe("comment");
	expect(pieces?.every(({ text, at }) => code.startsWith(text, at))).toBe(true);
});

test("a language that nobody knows is left alone", () => {
	expect(colourCode("a", "klingon")).toBeNull();
});
