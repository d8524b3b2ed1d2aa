/** Many requests on one connection, sent without waiting for answers. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, readHistory } from "../support/talk";

const suite = serveSuite();

test("posts in a row are stored in the order sent", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const room = await createRoom(ada, { kind: "private" });
	const said = Array.from({ length: 60 }, (_, n) => `number ${n}`);
	const line = openLine();
	line.socket.write(said.map((message) => postOf(ada, room.room_id, message)).join(""));
	await eventually(
		() => statusesOf(line.heard()).length,
		(count) => count === said.length,
	);
	line.socket.destroy();
	expect(statusesOf(line.heard())).toEqual(said.map(() => "201"));
	expect((await readHistory(ada, room.room_id)).map(({ message }) => message)).toEqual(said);
});

test("a row longer than the server lets wait is answered to its end", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const wanted = 3_000;
	const line = openLine();
	line.socket.write(getOf(ada, "/api/rooms/lobby/messages?limit=1").repeat(wanted));
	const count = await eventually(
		() => statusesOf(line.heard()).length,
		(answered) => answered >= wanted,
		30_000,
	);
	line.socket.destroy();
	expect(count).toBe(wanted);
});

test("a row that breaks off behind a stream is forgotten, and the server stops in good order", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const room = await createRoom(ada, { kind: "private" });
	const line = openLine();
	const stream = getOf(ada, `/api/rooms/${room.room_id}/events`, "accept: text/event-stream\r\n");
	line.socket.write(stream + postOf(ada, room.room_id, "behind the stream"));
	await eventually(
		() => line.heard(),
		(text) => text.includes('"presence"'),
	);
	line.socket.destroy();
	const { server } = suite;
	// Next itself ends once nobody is connected; with this one it stands until Parley knows of no request under way.
	const idle = openLine();
	await once(idle.socket, "connect");
	expect(await server.stop()).toBe(0);
	idle.socket.destroy();
	expect(server.output()).not.toContain("without having answered every request");
	await suite.restart();
	expect(await readHistory(ada, room.room_id)).toEqual([]);
});

function openLine(): { socket: Socket; heard(): string } {
	const socket = connect(suite.server.port, "127.0.0.1");
	let text = "";
	socket.setEncoding("latin1").on("data", (chunk: string) => {
		text += chunk;
	});
	return { socket, heard: () => text };
}

function getOf(session: Session, path: string, headers = ""): string {
	return `GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${session.id}\r\n${headers}\r\n`;
}

function postOf(session: Session, roomId: string, message: string): string {
	const body = JSON.stringify({ message });
	return [
		`POST /api/rooms/${roomId}/messages HTTP/1.1`,
		"host: localhost",
		`authorization: Bearer ${session.id}`,
		"content-type: application/json",
		`content-length: ${Buffer.byteLength(body)}`,
		"",
		body,
	].join("\r\n");
}

function statusesOf(text: string): string[] {
	return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => match[1] ?? "");
}
