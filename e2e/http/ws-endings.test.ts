/** How a WebSocket ends, and that its reader goes on from its cursor. */
import { expect, test } from "vitest";
import { isLogged, readLog } from "../support/follow";
import type { Session } from "../support/http";
import { enter } from "../support/socket";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, postMessage } from "../support/talk";

const suite = serveSuite();

test("the end of a session ends its sockets with 4401 and nobody else's, and what it said before stays said", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada);
	const sockets = await Promise.all([enter(bob, room_id), enter(bob, room_id)]);
	const witness = await enter(ada, room_id);
	sockets[0]?.say({ type: "chat", message: "last words", client_id: "last-words" });
	await sockets[0]?.nextOf("posted");
	expectStatus(await bob.call("DELETE", "/api/sessions/current"), 204);
	expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401]);
	await postMessage(ada, room_id, "without bob");
	await witness.next((frame) => frame.type === "chat" && frame.message === "without bob");
	for (const { frames } of sockets) expect(JSON.stringify(frames)).not.toContain("without bob");
	witness.close();
});

test("at SIGTERM every socket is closed with 1001 and the process ends; each reader goes on from its cursor", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id, cursor } = await createRoom(ada);
	const sockets = await Promise.all(
		Array.from({ length: 50 }, (_, n) => enter(n % 2 === 0 ? ada : bob, room_id, cursor)),
	);
	for (let n = 0; n < 5; n++) await postMessage(ada, room_id, `before ${n}`);
	for (const socket of sockets) await socket.next((frame) => frame.type === "chat" && frame.message === "before 4");
	// Who does not answer the end does not hold it up.
	sockets[0]?.socket.pause();
	expect(await suite.server.stop()).toBe(0);
	sockets[0]?.socket.resume();
	expect(new Set(await Promise.all(sockets.map(({ closed }) => closed)))).toEqual(new Set([1001]));

	await suite.restart();
	const later = await postMessage(ada, room_id, "after");
	const resumed = await enter(bob, room_id, sockets[1]?.cursor);
	expect(await resumed.nextOf("chat")).toMatchObject({ id: later.id });
	const seen = [...(sockets[1]?.frames ?? []), ...resumed.frames].filter((frame) => isLogged(frame as never));
	const { events } = await readLog(ada, eventsPath(room_id), cursor);
	expect(seen.map(({ cursor: _, ...event }) => event)).toEqual(events);
	resumed.close();
});
