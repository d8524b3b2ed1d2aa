import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password";

test("the right password opens, a wrong one or none does not", async () => {
	const hash = await hashPassword("correct horse");
	expect(await verifyPassword("correct horse", hash)).toBe(true);
	expect(await verifyPassword("correct horsf", hash)).toBe(false);
	expect(await verifyPassword("correct horse", null)).toBe(false);
	expect(await verifyPassword("", "garbage")).toBe(false);
});

test("two hashes of one password differ", async () => {
	expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
});
