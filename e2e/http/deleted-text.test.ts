/** "The text is gone from database, replay and search" (API.md §4), also where a replay is served from what was live. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { readStretch, transports } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();
const secret = "a text to be forgotten";

test("a deleted text is in no replay from anywhere, though others heard it live, and in no page", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId, cursor } = await createRoom(ada, { kind: "private" });
	const witness = ada.stream(eventsPath(roomId), { after: cursor });
	for (let n = 0; n < 12; n++) {
		const { id } = await postMessage(ada, roomId, `${n % 3 ? "kept" : secret} ${n}`);
		await witness.next((event) => event.type === "chat" && event.id === id);
		if (n % 3) continue;
		const at = `/api/rooms/${roomId}/messages/${id}`;
		if (n % 2) expectStatus(await ada.call("PATCH", at, { message: `${secret}, edited` }), 200);
		expectStatus(await ada.call("DELETE", at), 200);
		await witness.next((event) => event.type === "delete");
	}
	const starts = [cursor, ...witness.frames.flatMap(({ id }) => id ?? [])];
	for (const [index, start] of starts.entries()) {
		const transport = transports[index % transports.length] ?? "sse";
		const asked = { path: eventsPath(roomId), cursor: start, count: starts.length - 2 - index, patience: 500 };
		expect(JSON.stringify(await readStretch(ada, transport, asked))).not.toContain(secret);
	}
	witness.close();
	expect(witness.raw()).toContain(secret);
	expect(JSON.stringify(await readHistory(ada, roomId))).not.toContain(secret);
});

test("a deleted text is in no file of the data folder once the server has stopped", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	const kept = await postMessage(ada, roomId, "a text to be kept");
	const { id } = await postMessage(ada, roomId, secret);
	expectStatus(await ada.call("DELETE", `/api/rooms/${roomId}/messages/${id}`), 200);
	await suite.server.stop();
	const { dataDir } = suite.server;
	const files = await Promise.all((await readdir(dataDir)).map((name) => readFile(path.join(dataDir, name))));
	await suite.restart();
	const bytes = Buffer.concat(files);
	expect(bytes.includes(kept.message)).toBe(true);
	expect(bytes.includes(secret)).toBe(false);
});
