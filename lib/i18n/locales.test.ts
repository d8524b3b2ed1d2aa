import { expect, test } from "vitest";
import { chooseLocale } from "./locales";

test("a choice of one's own comes before what the browser wants", () => {
	expect(chooseLocale("de", "en-GB,en;q=0.9")).toBe("de");
	expect(chooseLocale("tlh", "de-AT")).toBe("de");
});

test("the browser's most wanted language that there is wins, and English where there is none", () => {
	expect(chooseLocale(undefined, "fr, en;q=0.4, de;q=0.8")).toBe("de");
	expect(chooseLocale(undefined, "de;q=0, fr")).toBe("en");
	expect(chooseLocale(undefined, "")).toBe("en");
	expect(chooseLocale(undefined, null)).toBe("en");
	expect(chooseLocale(undefined, ";;q=,,de;q=x")).toBe("en");
});
