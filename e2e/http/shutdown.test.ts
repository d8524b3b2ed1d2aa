/** SIGTERM with two hundred open streams: they end, what was answered is kept, and the process exits with 0 within 10 s. */
import { setMaxListeners } from "node:events";
import { expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, poll, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();
setMaxListeners(0);

test("two hundred streams and as many long polls end cleanly, and each stream goes on from its cursor", async () => {
	const people = await suite.people(4);
	const [ada] = people as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "public" });
	const path = eventsPath(roomId);
	const streams = Array.from({ length: 200 }, (_, n) => (people[n % 4] as Session).stream(path));
	await Promise.all(streams.map((stream) => stream.next((event) => event.type === "presence")));
	const { cursor } = await poll(ada, path);
	const polls = Array.from({ length: 20 }, () =>
		ada.call("GET", `${path}?wait=25&after=${encodeURIComponent(cursor)}`),
	);
	const { id } = await postMessage(ada, roomId, "before the stop");
	await Promise.all(streams.map((stream) => stream.next((event) => event.type === "chat" && event.id === id)));

	const begun = performance.now();
	const code = await suite.server.stop();
	const took = performance.now() - begun;
	await suite.restart();
	expect(took).toBeLessThan(10_000);
	expect(code).toBe(0);
	expect(new Set(await Promise.all(streams.map((stream) => stream.closed)))).toEqual(new Set(["ended"]));
	for (const answer of await Promise.all(polls)) expect(answer.status).toBe(200);
	const retries = new Set(streams.map(({ retry }) => retry));
	expect(retries.size, "two hundred readers must not come back in the same moment").toBeGreaterThan(20);

	const missed = await postMessage(ada, roomId, "after the start");
	const resumed = (people[1] as Session).stream(path, { lastEventId: streams[1]?.cursor });
	expect((await resumed.next((event) => "event_seq" in event)).event).toMatchObject({ id: missed.id });
	resumed.close();
});

test("posts under way at a stop are answered or refused, and every answered one is there afterwards", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	const answered: string[] = [];
	let stopping: Promise<number | null> | undefined;
	const writing = Array.from({ length: 8 }, async () => {
		for (;;) {
			const answer = await ada
				.call<Message>("POST", `/api/rooms/${roomId}/messages`, { message: "on and on" })
				.catch(refusal);
			if (!answer || answer.status === 503) return;
			expect(answer.status).toBe(201);
			answered.push(answer.body.id);
			if (answered.length === 200) stopping = suite.server.stop();
		}
	});
	await Promise.all(writing);
	const code = await stopping;
	await suite.restart();
	expect(code).toBe(0);
	const kept = new Set((await readHistory(ada, roomId)).map(({ id }) => id));
	expect(answered.filter((id) => !kept.has(id))).toEqual([]);
	expect(answered.length).toBeGreaterThanOrEqual(200);
});

/** Nothing, where the line is cut or nobody listens any more. */
function refusal(error: unknown): undefined {
	if (error instanceof TypeError) return undefined;
	throw error;
}
