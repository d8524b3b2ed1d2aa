import { afterAll, beforeAll, expect, test } from "vitest";
import { runCampaign } from "./fast-lane/campaign";
import { planConversations } from "./fast-lane/grammar/conversations";
import { Likeness } from "./fast-lane/likeness";
import { readRows } from "./fast-lane/rows";
import { startTwins, type Twins } from "./fast-lane/twins";

/** The same seed sends the same; SEED=2 tries another. */
const seed = Number(process.env.SEED ?? 20_261_121);
const requests = 5_000;
const shown = 20;
/** What the generator must still reach, or it proves little. */
const reached = [200, 201, 204, 308, 400, 401, 403, 404, 405, 409, 413, 415, 417, 431];

let twins: Twins;
const likeness = new Likeness();

beforeAll(async () => {
	twins = await startTwins();
});
afterAll(() => twins?.stop());

test(`${requests} requests, good, bad and hostile, are answered alike with the lane and without`, async () => {
	const plan = [...planConversations(seed, requests, twins.scene)];
	const { differences, statuses } = await runCampaign(twins, plan, likeness);
	expect(differences.slice(0, shown), `seed ${seed}, ${differences.length} differences; lane | router`).toEqual([]);
	expect([...statuses.keys()]).toEqual(expect.arrayContaining(reached));
}, 300_000);

test("afterwards both have stored the same: neither took what the other refused", () => {
	const [lane, router] = [readRows(twins.lane.dataDir), readRows(twins.router.dataDir)];
	expect([...lane.keys()]).toEqual([...router.keys()]);
	for (const [table, rows] of lane) {
		const others = router.get(table) ?? [];
		const differences = Array.from({ length: Math.max(rows.length, others.length) }, (_, at) =>
			likeness.differ(rows[at] ?? "no row", others[at] ?? "no row"),
		);
		expect.soft(differences.filter((difference) => difference !== null).slice(0, shown), table).toEqual([]);
	}
	expect(lane.get("messages")?.length).toBeGreaterThan(500);
});
