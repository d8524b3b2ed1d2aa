import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../db";
import type { Store } from "../../db/store";
import { changeStranger } from "../../db/strangers";
import { type Actor, identify } from "../accounts/access";
import { openSession } from "../accounts/write";
import { joinRows, leaveRows } from "../pairing/queue";
import type { Pairing } from "../pairing/schema";
import { joinQueue, leavePairing } from "../pairing/write";
import { pollPairing } from "./pairing";

let store: Store;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-pairing-"));
	delete process.env.DATABASE_URL;
	store = await openStore();
});
afterAll(() => store.close());

async function newPerson(): Promise<Actor> {
	const person = await identify((await openSession({})).session_id);
	if (typeof person === "string") throw new Error(`the session is ${person}`);
	return person;
}

const wish = { tags: ["go"], keep_tags: true, auto_reconnect: false, share_location: false };
const row = { tags: '["go"]', language: null, keep_tags: true, auto_reconnect: false, shares_location: false };
const longest = 20;
const ever = () => new AbortController().signal;

async function poll(person: Actor, wait: number, after: string | null = null): Promise<Pairing> {
	return JSON.parse(await pollPairing(person, { after, wait }, ever)) as Pairing;
}

test("what another process did and could not announce ends a wait all the same, for the better and for the worse", async () => {
	const [ada, bob] = [await newPerson(), await newPerson()];
	await joinQueue(ada, wish);
	const begun = performance.now();
	const waiting = poll(ada, longest);
	await store.write(joinRows, bob.user_id, row, Date.now());
	const met = await waiting;
	expect(met).toMatchObject({ status: "connected", partner_id: bob.user_id });
	const parting = poll(ada, longest, met.cursor);
	await store.write(leaveRows, bob.user_id, Date.now());
	expect(await parting).toMatchObject({ status: "disconnected", events: [{ type: "user_left" }] });
	expect(performance.now() - begun).toBeLessThan((longest * 1_000) / 1.1);
	await leavePairing(ada);
});

test("where no chore runs, the poll of one who has waited long enough finds the other", async () => {
	const [ada, bob] = [await newPerson(), await newPerson()];
	await joinQueue(ada, { ...wish, tags: ["chess"], keep_tags: false });
	await joinQueue(bob, { ...wish, tags: ["jazz"], keep_tags: false });
	expect((await poll(ada, 0)).status).toBe("waiting");
	for (const { user_id } of [ada, bob]) await store.write(changeStranger, user_id, { since: Date.now() - 11_000 });
	const found = async () => (await poll(ada, 0)).status;
	await expect.poll(found, { timeout: 10_000 }).toBe("connected");
	expect((await poll(bob, 0)).partner_id).toBe(ada.user_id);
	await leavePairing(ada);
});

test("who leaves elsewhere is told at once by the poll that waits", async () => {
	const ada = await newPerson();
	await joinQueue(ada, wish);
	const waiting = poll(ada, longest);
	const begun = performance.now();
	await leavePairing(ada);
	expect((await waiting).status).toBe("idle");
	expect(performance.now() - begun).toBeLessThan(4_000);
});
