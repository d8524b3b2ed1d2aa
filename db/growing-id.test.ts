import fc from "fast-check";
import { expect, test } from "vitest";
import { growingId } from "./growing-id";

const moment = fc.integer({ min: 0, max: Date.UTC(9000, 0) });

test("a later millisecond's id sorts after an earlier one's, byte by byte", () => {
	fc.assert(
		fc.property(moment, moment, (one, other) => {
			fc.pre(one !== other);
			expect(growingId(one) < growingId(other)).toBe(one < other);
		}),
	);
});

test("ids of one millisecond differ, and are as long as any other", () => {
	const now = Date.now();
	const ids = new Set(Array.from({ length: 10_000 }, () => growingId(now)));
	expect(ids.size).toBe(10_000);
	for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/);
});
