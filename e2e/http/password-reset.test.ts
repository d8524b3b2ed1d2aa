/** A new password from `npm run member`, a process of its own: whatever the old one opened is dead within five seconds. */
import { expect, test } from "vitest";
import { eventually, stall } from "../support/eventually";
import type { Session } from "../support/http";
import { grantMembership, logIn } from "../support/membership";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, joinRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
/** The promise, and the time to answer on two busy cores (milliseconds). */
const limit = 5_000 + stall;

test("a reset ends the old sessions with their streams and polls, though the person stays in the room", async () => {
	const ada = await logIn(suite.url, "ada", await grantMembership(suite.server.dataDir, "ada"));
	const [bob] = (await suite.people(1)) as [Session];
	const { room_id: roomId, cursor } = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, roomId);
	const path = eventsPath(roomId);
	const streams = [ada.stream(path), ada.stream("/api/events")];
	for (const stream of streams) await stream.next((event) => event.type === "presence");
	const { cursor: head } = await poll(ada, path, cursor);
	const waiting = ada.call("GET", `${path}?wait=25&after=${encodeURIComponent(head)}`);

	const password = await grantMembership(suite.server.dataDir, "ada");
	const begun = performance.now();
	const ended = Promise.all([waiting, ...streams.map((stream) => stream.closed)]);
	const status = async () => (await ada.call("GET", "/api/sessions/current")).status;
	await eventually(status, (answered) => answered === 401, limit);
	const [{ body }] = await ended;
	expect(performance.now() - begun).toBeLessThan(limit);
	expect(body).toMatchObject({ events: [] });

	await postMessage(bob, roomId, "after the reset");
	for (const stream of streams) expect(stream.raw()).not.toContain("after the reset");
	expect((await ada.stream(path).opened).status).toBe(401);
	expect((await poll(await logIn(suite.url, "ada", password), path, head)).events).toMatchObject([
		{ message: "after the reset" },
	]);
});
