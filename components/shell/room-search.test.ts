import { expect, test } from "vitest";
import { matchesName } from "./room-search";

test("case, accents and widths do not matter", () => {
	expect(matchesName("Köln & Umgebung", "koln")).toBe(true);
	expect(matchesName("Cafe", "CAFÉ")).toBe(true);
	expect(matchesName("Straße", "STRASSE")).toBe(true);
	expect(matchesName("ｗｉｄｅ", "wide")).toBe(true);
	expect(matchesName("Smørrebrød", "smorre")).toBe(true);
});

test("every word counts, in any order", () => {
	expect(matchesName("evening walks", "walk eve")).toBe(true);
	expect(matchesName("evening walks", "walk dawn")).toBe(false);
});

test("an empty search finds everything", () => {
	expect(matchesName("lobby", "  ")).toBe(true);
});
