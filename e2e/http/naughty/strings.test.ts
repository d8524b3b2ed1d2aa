import { expect, test } from "vitest";
import { accepted, refused } from "./strings";

test("there are at least 500 strings of our own to be kept and 40 to be refused, none twice", () => {
	expect(accepted.length).toBeGreaterThanOrEqual(500);
	expect(refused.length).toBeGreaterThanOrEqual(40);
	expect(new Set([...accepted, ...refused]).size).toBe(accepted.length + refused.length);
});
