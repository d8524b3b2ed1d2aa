/** The torture of `npm run torture`, shortened: ten kills while people write. */
import { expect, test } from "vitest";
import { torture } from "../torture/torture";

test("ten kills while six people write lose nothing acknowledged, double nothing, and leave every reader whole", {
	timeout: 180_000,
}, async () => {
	const { violations, surprises, figures, output } = await torture({ kills: 10, seed: 2_026 });
	console.log(figures);
	expect({ violations: violations.slice(0, 20), surprises: surprises.slice(0, 20) }, output.slice(-4_000)).toEqual({
		violations: [],
		surprises: [],
	});
	expect(figures.kills).toBe(10);
	expect(figures.acknowledged).toBeGreaterThan(100);
	expect(figures.retried).toBeGreaterThan(0);
});
