/** One queue, whichever process one asks: two on the same data, neither of which hears what the other announces. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Session, sessionOf } from "../support/http";
import { look, newTag, quit, seek } from "../support/queue";
import { type Server, startServer } from "../support/server";
import { serveSuite } from "../support/suite";

const suite = serveSuite();
let second: Server;

beforeAll(async () => {
	second = await startServer({ dataDir: suite.server.dataDir });
});
afterAll(() => second.kill());

const elsewhere = (person: Session) => sessionOf(second.url, person.id, person.user);

test("who waits at one process is paired at the other, and told before the wait is over", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const tag = newTag();
	await seek(ada, { tags: [tag], keep_tags: true });
	const waiting = look(ada, { wait: 25 });
	// The lease as the other process sees it was written by the first.
	await expect.poll(() => look(elsewhere(ada)).then(({ status }) => status)).toBe("waiting");
	const met = await seek(elsewhere(bob), { tags: [tag], keep_tags: true });
	expect(met).toMatchObject({ status: "connected", partner_id: ada.user.id });
	const begun = performance.now();
	expect(await waiting).toMatchObject({ status: "connected", room_id: met.room_id });
	expect(performance.now() - begun).toBeLessThan(12_000);
	const left = look(ada, { after: met.cursor, wait: 25 });
	expect((await quit(elsewhere(bob))).status).toBe("idle");
	expect((await left).status).toBe("disconnected");
});

test("32 people who join at both processes at the same moment are in 16 pairs", async () => {
	const crowd = await suite.people(32);
	const tag = newTag();
	const wish = { tags: [tag], keep_tags: true };
	await Promise.all(crowd.map((person, n) => seek(n % 2 === 0 ? person : elsewhere(person), wish)));
	const pairings = await Promise.all(crowd.map((person) => look(person)));
	expect(pairings.map(({ status }) => status)).toEqual(crowd.map(() => "connected"));
	const partners = new Map(crowd.map(({ user }, n) => [user.id, pairings[n]?.partner_id ?? ""]));
	for (const [person, partner] of partners) expect(partners.get(partner)).toBe(person);
	expect(new Set(pairings.map(({ room_id }) => room_id)).size).toBe(16);
	await Promise.all(crowd.map((person) => quit(person)));
});
