import { describe, expect, test } from "vitest";
import { foldText, rateMatch } from "./search";

const rate = (text: string, query: string) => rateMatch(foldText(text), foldText(query));

test("case, accents and ligatures do not matter", () => {
	expect(foldText(" Žofie ")).toBe("zofie");
	expect(foldText("Straße")).toBe("strasse");
	expect(foldText("ﬁsh")).toBe("fish");
});

describe("a match is rated", () => {
	test("the same above its start, a word's start above its middle, and letters in order last", () => {
		const rates = ["design", "design talk", "the design", "redesign", "d.e.s.i.g.n"].map((text) =>
			rate(text, "Design"),
		);
		expect(rates).toEqual([5, 4, 3, 2, 1]);
	});

	test("nothing where a letter is missing or out of order", () => {
		expect(rate("design", "designs")).toBe(0);
		expect(rate("design", "gs")).toBe(0);
	});

	test("as the best where nothing is searched", () => {
		expect(rate("anything", "")).toBe(5);
	});

	test("a query of two words finds both in a row", () => {
		expect(rate("the design talk", "design ta")).toBe(3);
	});
});
