import fc from "fast-check";
import { expect, test } from "vitest";
import { SendBudget } from "./send-budget";

test("never more than ten in ten seconds or 120 in a minute, and no slower than that", () => {
	fc.assert(
		fc.property(fc.array(fc.nat(3_000), { minLength: 200, maxLength: 300 }), (pauses) => {
			const budget = new SendBudget();
			const sent: number[] = [];
			let now = 1_000;
			for (const pause of pauses) {
				now += Math.max(pause < 2_500 ? 0 : pause, budget.delay(now));
				budget.spend(now);
				sent.push(now);
			}
			for (const [count, within] of [
				[10, 10_000],
				[120, 60_000],
			] as const) {
				const spans = sent.slice(count).map((at, index) => at - (sent[index] ?? 0));
				expect(Math.min(...spans)).toBeGreaterThanOrEqual(within);
			}
		}),
		{ numRuns: 20 },
	);
	expect(new SendBudget().delay(0)).toBe(0);
});
