/** Promise 4 where the history itself changed: another database, or an older copy of this one, is never taken for the same. */
import { cp } from "node:fs/promises";
import { expect, test } from "vitest";
import { readLog } from "../support/follow";
import { newSession, type Session } from "../support/http";
import { makeFolder, startServer } from "../support/server";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, poll, postMessage } from "../support/talk";

const suite = serveSuite();
const replaced = { type: "reset", reason: "history_replaced" };

test("a cursor of another database gives `reset` first, on every transport", async () => {
	const other = await startServer();
	const stranger = await newSession(other.url);
	await postMessage(stranger, "lobby", "elsewhere");
	const [foreign, foreignAll] = [await poll(stranger, eventsPath("lobby")), await poll(stranger, "/api/events")];
	await other.kill();

	const [ada] = (await suite.people(1)) as [Session];
	await postMessage(ada, "lobby", "here");
	for (const [path, { cursor }] of [
		[eventsPath("lobby"), foreign],
		["/api/events", foreignAll],
	] as const) {
		const polled = await poll(ada, path, cursor);
		expect(polled.events).toMatchObject([replaced]);
		for (const options of [{ after: cursor }, { lastEventId: cursor }]) {
			const stream = ada.stream(path, options);
			expect((await stream.next()).event).toMatchObject(replaced);
			const { id } = await postMessage(ada, "lobby", "after the reset");
			await stream.next((event) => event.type === "chat" && event.id === id);
			stream.close();
		}
		expect((await readLog(ada, path, polled.cursor)).events.length).toBe(2);
	}
});

test("a cursor from beyond the head, as after restoring a backup, gives `reset` first and then what is new", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	await postMessage(ada, roomId, "in the backup");
	await suite.server.stop();
	const backup = await makeFolder();
	await cp(suite.server.dataDir, backup, { recursive: true });
	await suite.restart();
	for (let n = 0; n < 5; n++) await postMessage(ada, roomId, `after the backup ${n}`);
	const { cursor } = await poll(ada, eventsPath(roomId));
	await suite.server.stop();
	await suite.restart({ dataDir: backup });

	expect((await poll(ada, eventsPath(roomId), cursor)).events).toMatchObject([{ ...replaced, room_id: roomId }]);
	const stream = ada.stream(eventsPath(roomId), { after: cursor });
	expect((await stream.next()).event).toMatchObject(replaced);
	await postMessage(ada, roomId, "in the new history");
	await stream.next((event) => event.type === "chat" && event.message === "in the new history");
	stream.close();
});
