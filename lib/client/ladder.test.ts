import { expect, test, vi } from "vitest";
import { Ladder } from "./ladder";

function aMemory(text: string | null = null) {
	const kept = new Map(text === null ? [] : [["rung", text]]);
	return { read: () => kept.get("rung") ?? null, write: (next: string) => void kept.set("rung", next) };
}

const timings = { memory: 1_000, retry: 0, retryCap: 0 };

test("it begins at the top and goes down a rung at a time", () => {
	const ladder = new Ladder(aMemory());
	expect(ladder.rung).toBe("sse");
	ladder.fail(true);
	expect(ladder.rung).toBe("long-poll");
	ladder.fail(true);
	ladder.fail(true);
	expect(ladder.rung).toBe("poll");
});

test("bad luck is forgiven twice, and forgotten by what works", () => {
	const ladder = new Ladder(aMemory());
	for (let round = 0; round < 2; round += 1) {
		ladder.fail(false);
		ladder.fail(false);
		ladder.keep();
	}
	expect(ladder.rung).toBe("sse");
	for (let count = 0; count < 3; count += 1) ladder.fail(false);
	expect(ladder.rung).toBe("long-poll");
});

test("the rung that works is remembered for a while", () => {
	vi.useFakeTimers();
	try {
		const memory = aMemory();
		const ladder = new Ladder(memory, timings);
		ladder.fail(true);
		ladder.keep();
		expect(new Ladder(memory, timings).rung).toBe("long-poll");
		vi.advanceTimersByTime(1_001);
		expect(new Ladder(memory, timings).rung).toBe("sse");
	} finally {
		vi.useRealTimers();
	}
});

test.each(["no JSON", "{}", '{"rung":"telepathy","until":9e15}', "null"])(
	"what is remembered as %s is passed over",
	(text) => {
		expect(new Ladder(aMemory(text)).rung).toBe("sse");
	},
);

test("a better rung is tried now and then, and one failure leads back", () => {
	const ladder = new Ladder(aMemory(), timings);
	expect(ladder.restless).toBe(false);
	ladder.fail(true);
	ladder.keep();
	expect(ladder.restless).toBe(true);
	ladder.tryBetter();
	expect(ladder.rung).toBe("sse");
	ladder.fail(false);
	expect(ladder.rung).toBe("long-poll");
});

test("failures while the server is away do not count", () => {
	const ladder = new Ladder(aMemory());
	for (let count = 0; count < 5; count += 1) {
		ladder.fail(false);
		ladder.excuse();
	}
	expect(ladder.rung).toBe("sse");
});
