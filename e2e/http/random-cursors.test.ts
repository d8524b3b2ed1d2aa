/** Promise 4 at random: from any cursor, over any sequence of transports, every later event once and in order, while others write. */
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Followed, isLogged, readLog, readStretch, type Transport, transports } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, postMessage } from "../support/talk";

const suite = serveSuite();
/** A reader starts at most so many events behind the head, so that it soon crosses from what is replayed to what is live. */
const behind = 60;
let ada: Session;
let bob: Session;
let path: string;
let roomId: string;
/** A cursor some hundred events behind the head; it moves on, so that later rounds need not read the earlier ones. */
let base: string;

beforeAll(async () => {
	[ada, bob] = (await suite.people(2)) as [Session, Session];
	const room = await createRoom(ada, { kind: "private" });
	[roomId, base, path] = [room.room_id, room.cursor, eventsPath(room.room_id)];
	await joinRoom(bob, roomId);
	for (let n = 0; n < behind / 4 + 2; n++) await talkOnce(ada, n);
});

/** Four events of four types. */
async function talkOnce(person: Session, n: number): Promise<void> {
	const { id } = await postMessage(person, roomId, `line ${n}`);
	const at = `/api/rooms/${roomId}/messages/${id}`;
	expectStatus(await person.call("PATCH", at, { message: `line ${n} again` }), 200);
	expectStatus(await person.call("PUT", `${at}/reactions/${encodeURIComponent("🎉")}`), 200);
	expectStatus(await person.call("DELETE", at), 200);
}

/** Two people who talk until they are told to stop. */
function startTalking(): () => Promise<unknown> {
	let talking = true;
	const talk = async (person: Session) => {
		for (let n = 0; talking; n++) {
			await talkOnce(person, n);
			await pause(Math.random() * 30);
		}
	};
	const work = Promise.all([talk(ada), talk(bob)]);
	return () => {
		talking = false;
		return work;
	};
}

/** The log since `base` up to the head, each event with the cursor that a stream gives it. */
async function readWithCursors() {
	const head = (await readLog(ada, path, base)).events.length;
	const stream = ada.stream(path, { after: base });
	const read: { cursor: string; event: Followed }[] = [];
	while (read.length < head) {
		const { id = "", event } = await stream.next(isLogged);
		if (isLogged(event)) read.push({ cursor: id, event });
	}
	stream.close();
	return read;
}

const step = fc.record({
	transport: fc.constantFrom<Transport>(...transports),
	count: fc.integer({ min: 1, max: 40 }),
});

/** What of an event is the same whenever it is read; a replay shows its message as it is by then. */
const nameOf = (event: Followed) => (isLogged(event) ? `${event.event_seq} ${event.type}` : event.type);

test("a reader that starts anywhere and changes transport in mid-stream sees every later event once, in order", async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(behind), fc.array(step, { minLength: 2, maxLength: 8 }), async (back, steps) => {
			const from = (await readWithCursors()).at(-1 - back);
			if (!from) throw new Error("the log is too short");
			const stopTalking = startTalking();
			const seen: Followed[] = [];
			let { cursor } = from;
			for (const { transport, count } of steps) {
				const stretch = await readStretch(ada, transport, { path, cursor, count, patience: 400 });
				seen.push(...stretch.events);
				({ cursor } = stretch);
			}
			await stopTalking();
			seen.push(...(await readLog(ada, path, cursor)).events);
			const whole = await readWithCursors();
			const expected = whole.slice(whole.findIndex((read) => read.cursor === from.cursor) + 1);
			expect(seen.map(nameOf)).toEqual(expected.map(({ event }) => nameOf(event)));
			base = whole.at(-2 - behind)?.cursor ?? base;
		}),
		{ numRuns: 25 },
	);
}, 120_000);
