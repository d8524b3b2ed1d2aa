/** One budget for a session, whatever way it writes; and who only makes noise is sent away. */
import { expect, test } from "vitest";
import type { Session } from "../support/http";
import { enter, type RoomSocket } from "../support/socket";
import { serveSuite } from "../support/suite";
import { createRoom, postMessage } from "../support/talk";

const suite = serveSuite({ env: { RATE_LIMITS: "on", SENDS_PER_MINUTE: "10", REQUESTS_PER_MINUTE: "100" } });

test("sends over a WebSocket and over HTTP spend the same budget, and a refused one says when to try again", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada);
	const socket = await enter(ada, room_id);
	for (let n = 0; n < 6; n++) socket.say({ type: "chat", message: `${n}`, client_id: `by-socket-${n}` });
	for (let n = 0; n < 6; n++) await socket.nextOf("posted");
	for (let n = 0; n < 4; n++) await postMessage(ada, room_id, `by http ${n}`);
	socket.say({ type: "chat", message: "one too many", client_id: "by-socket-10" });
	const refused = await socket.nextOf("error");
	expect(refused).toMatchObject({ code: "rate_limited", client_id: "by-socket-10", retry_after: expect.any(Number) });
	expect((await ada.call("POST", `/api/rooms/${room_id}/messages`, { message: "nor here" })).status).toBe(429);
	socket.say({ type: "read", seq: 3 });
	await socket.next((frame) => frame.type === "read" && frame.readers[0]?.read_seq === 3);
	socket.close();
});

const noises: [name: string, make: (socket: RoomSocket) => void][] = [
	["frames", ({ socket }) => socket.send('{"type":"shout"}')],
	["pings", ({ socket }) => socket.ping()],
];

test.each(noises)("a flood of %s ends with 4429, and another session in the room goes on", async (_, make) => {
	const [ada, eve] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada);
	const witness = await enter(ada, room_id);
	const noisy = await enter(eve, room_id);
	for (let n = 0; n < 150; n++) make(noisy);
	expect(await noisy.closed).toBe(4429);
	witness.say({ type: "chat", message: "in peace" });
	expect(await witness.nextOf("chat")).toMatchObject({ message: "in peace" });
	witness.close();
});

test("a session holds so many streams of whatever sort", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada);
	const stream = ada.stream(`/api/rooms/${room_id}/events`);
	await stream.next();
	const sockets = await Promise.all(Array.from({ length: 63 }, () => enter(ada, room_id)));
	const refused = await ada.call("GET", `/api/rooms/${room_id}/events`, undefined, {
		headers: { accept: "text/event-stream" },
	});
	expect(refused.status).toBe(429);
	for (const each of [stream, ...sockets]) each.close();
});
