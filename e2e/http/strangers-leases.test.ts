/** What time does among strangers, in real time: who says nothing has left, and who was left queues again. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { pairedLease, reconnectsAfter, waitingLease } from "../../lib/pairing/limits";
import type { Pairing } from "../../lib/pairing/schema";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { look, meet, seek } from "../support/queue";
import { serveSuite } from "../support/suite";
import { eventsPath, expectStatus, poll } from "../support/talk";

const suite = serveSuite();
/** Leases in the rows are some seconds longer than promised, chores run once a second; the rest is for two busy cores. */
const slack = 15_000;
const limit = 90_000;

const people = async () => (await suite.people(2)) as [Session, Session];
const isNot = (status: Pairing["status"]) => (pairing: Pairing) => pairing.status !== status;

test.concurrent("who waits and is silent leaves the queue, who asks again and again stays in it", {
	timeout: limit,
}, async () => {
	const [silent, later] = await people();
	const [patient, other] = await people();
	await seek(silent, { tags: ["silent"], keep_tags: true });
	await seek(patient, { tags: ["patient"], keep_tags: true });
	const until = performance.now() + waitingLease + 3_000;
	while (performance.now() < until) {
		expect((await look(patient)).status).toBe("waiting");
		await pause(1_000);
	}
	expect((await seek(later, { tags: ["silent"], keep_tags: true })).status).toBe("waiting");
	expect((await seek(other, { tags: ["patient"], keep_tags: true })).partner_id).toBe(patient.user.id);
	expect((await look(silent)).status).toBe("idle");
});

test.concurrent("a partner who is silent has left after a while, and not before", { timeout: limit }, async () => {
	const { ada } = await meet(suite.url);
	const began = performance.now();
	const pairing = await eventually(() => look(ada), isNot("connected"), pairedLease + slack);
	expect(pairing.status).toBe("disconnected");
	expect(performance.now() - began).toBeGreaterThan(pairedLease - 1_000);
});

test.concurrent("who only reads what the partner says is there, by stream and by long poll", {
	timeout: limit,
}, async () => {
	const { ada, bob, roomId } = await meet(suite.url);
	const stream = ada.stream(eventsPath(roomId));
	let { cursor } = await look(bob);
	for (let half = 0; half < 2; half++) {
		const wait = Math.ceil((pairedLease + 8_000) / 2_000);
		const answer = await poll(bob, eventsPath(roomId), cursor ?? undefined, wait);
		cursor = answer.cursor;
		expect(answer.events).toEqual([]);
	}
	stream.close();
	expect((await look(ada)).status).toBe("connected");
	expect((await look(bob)).status).toBe("connected");
});

test.concurrent("who asked for it queues again when the partner has left, and not after leaving", {
	timeout: limit,
}, async () => {
	const tags = ["again"];
	const wish = { tags, keep_tags: true, auto_reconnect: true };
	const [ada, bob] = await people();
	await seek(ada, wish);
	expect((await seek(bob, wish)).status).toBe("connected");
	expectStatus(await bob.call("DELETE", "/api/pairing"), 200);
	const left = await look(ada);
	expect(left.status).toBe("disconnected");
	expect(left.reconnects_in_seconds).toBeLessThanOrEqual(reconnectsAfter / 1_000);
	const again = await eventually(() => look(ada), isNot("disconnected"), reconnectsAfter + slack);
	expect(again).toMatchObject({ status: "waiting", waiting_for: tags });
	expect((await look(bob)).status, "who left stays away").toBe("idle");
	expectStatus(await ada.call("DELETE", "/api/pairing"), 200);
	expect((await look(ada)).status).toBe("idle");
});
