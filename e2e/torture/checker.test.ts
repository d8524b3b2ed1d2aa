import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRun } from "./checker";
import { faults } from "./faults";
import { makeCleanRun } from "./specimen";
import { violationKinds } from "./violation";

const kindsOf = (run: ReturnType<typeof makeCleanRun>) => [...new Set(checkRun(run).map(({ kind }) => kind))];

test("a clean history passes", () => {
	expect(checkRun(makeCleanRun())).toEqual([]);
});

describe("a planted fault is caught:", () => {
	test.each(faults.map((fault) => [fault.name, fault] as const))("%s", (_, fault) => {
		const run = makeCleanRun();
		fault.plant(run);
		expect(kindsOf(run)).toContain(fault.kind);
	});
});

test("every kind of violation has a planted fault", () => {
	expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(violationKinds));
});

test("any one entry dropped from, repeated in, or swapped within a whole view is caught", () => {
	const size = makeCleanRun().views[0]?.entries.length ?? 0;
	const damage = fc.record({ at: fc.nat(size - 1), how: fc.constantFrom("drop", "repeat", "swap") });
	fc.assert(
		fc.property(damage, ({ at, how }) => {
			const run = makeCleanRun();
			const entries = run.views[0]?.entries ?? [];
			const [entry, next] = [entries[at], entries[(at + 1) % size]];
			if (!entry || !next) throw new Error("the specimen has no such entry");
			if (how === "drop") entries.splice(at, 1);
			else if (how === "repeat") entries.splice((at * 7) % size, 0, entry);
			else
				entries.splice(
					Math.min(at, size - 2),
					2,
					...entries
						.slice(Math.min(at, size - 2))
						.slice(0, 2)
						.reverse(),
				);
			expect(checkRun(run)).not.toEqual([]);
		}),
	);
});

test("a write that left no trace anywhere is caught if it was acknowledged, and allowed if it was unanswered", () => {
	const kindsAfterLoss = (outcome: "acknowledged" | "unknown") => {
		const run = makeCleanRun();
		const newest = run.acts.find((act) => act.act === "post" && act.clientId === "north-11");
		if (!newest || !run.rooms[0]) throw new Error("the specimen has no such post");
		Object.assign(newest, { outcome, ...(outcome === "acknowledged" && { answer: { id: "id-north-11", seq: 16 } }) });
		run.acts = run.acts.filter((act) => act.act === "post");
		run.views = run.views.filter(({ roomId }) => roomId !== "north");
		run.rooms[0] = makeNorthWithoutNewest();
		return kindsOf(run);
	};
	expect(kindsAfterLoss("acknowledged")).toContain("lost_write");
	expect(kindsAfterLoss("unknown")).not.toContain("lost_write");
});

function makeNorthWithoutNewest() {
	const room = makeCleanRun().rooms[0];
	if (!room) throw new Error("the specimen has no room");
	return { ...room, messages: room.messages.slice(0, 11), log: room.log.slice(0, 11) };
}
