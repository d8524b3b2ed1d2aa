import { expect, test } from "vitest";
import { figureOf } from "./figures/figure";
import type { Outcome } from "./rounds";
import { judge } from "./targets";

const measure = { name: "posts", unit: "posts/s", rest: "", better: "more" } as const;
const quiet = { seconds: 1, serverCpu: 1, serverBusy: 1, serverKept: 0, generatorBusy: 0.1, generatorKept: 0 };

function outcomeOf(rounds: Record<string, number[]>, kept = 0): Outcome {
	const usage = { ...quiet, serverKept: kept };
	const results = Object.entries(rounds).map(([contestant, values]) => ({
		contestant,
		figures: {
			posts: figureOf(
				measure,
				values.map((value) => ({ value, usage })),
			),
		},
	}));
	return { measures: { posts: measure }, results, failures: [] };
}

test("each round is compared with the rival's beside it, so that a slow minute is one for both", () => {
	const outcome = outcomeOf({ Parley: [600, 300, 550], FastAPI: [100, 50, 100] });
	const [verdict] = judge("posts", "Parley", outcome);
	expect(verdict).toMatchObject({ target: "≥ 5 × FastAPI", value: 6, min: 5.5, max: 6, met: true, missed_by: 0 });
});

test("a target that was missed says by how much", () => {
	const [verdict] = judge("posts", "Parley", outcomeOf({ Parley: [400, 401, 399], FastAPI: [100, 100, 100] }));
	expect(verdict).toMatchObject({ met: false, counts: true });
	expect(verdict?.missed_by).toBeCloseTo(0.2);
});

test("rounds on both sides of the bound, or a core that others held, do not count", () => {
	const torn = judge("posts", "Parley", outcomeOf({ Parley: [480, 510, 520], FastAPI: [100, 100, 100] }));
	expect(torn[0]?.counts).toBe(false);
	const shared = judge("posts", "Parley", outcomeOf({ Parley: [600, 600, 600], FastAPI: [100, 100, 100] }, 0.4));
	expect(shared[0]?.counts).toBe(false);
});

test("the CPU of one tells the ratio where the clock cannot", () => {
	const outcome = outcomeOf({ Parley: [600], FastAPI: [100] });
	const [own, theirs] = outcome.results.flatMap(({ figures }) => figures.posts ?? []);
	if (own) own.cpu_us = 30;
	if (theirs) theirs.cpu_us = 180;
	expect(judge("posts", "Parley", outcome)[0]?.by_cpu).toBe(6);
});

test("a rival that is absent is no target", () => {
	expect(judge("posts", "Parley", outcomeOf({ Parley: [1] }))).toEqual([]);
});
