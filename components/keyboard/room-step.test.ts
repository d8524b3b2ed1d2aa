import { expect, test } from "vitest";
import { findStep } from "./room-step";

const ids = ["a", "b", "c"];
const any = () => true;

test("goes to the neighbour, and around the end", () => {
	expect(findStep(ids, "a", 1, any)).toBe("b");
	expect(findStep(ids, "c", 1, any)).toBe("a");
	expect(findStep(ids, "a", -1, any)).toBe("c");
});

test("begins at an end where one is in none of them", () => {
	expect(findStep(ids, null, 1, any)).toBe("a");
	expect(findStep(ids, "elsewhere", -1, any)).toBe("c");
});

test("skips what does not count", () => {
	expect(findStep(ids, "a", 1, (id) => id === "c")).toBe("c");
	expect(findStep(ids, "b", -1, (id) => id === "c")).toBe("c");
});

test("stays where there is no other", () => {
	expect(findStep(["a"], "a", 1, any)).toBeNull();
	expect(findStep(ids, "a", 1, (id) => id === "a")).toBeNull();
	expect(findStep([], null, 1, any)).toBeNull();
});
