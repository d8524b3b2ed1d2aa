/** A session that reaches its time: token, streams and waiting polls end then, and the person keeps nothing open. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { eventually, stall } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, joinRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
/** How long a session still has when the server is back, and how late its streams may end (milliseconds). */
const remaining = 8_000;
const late = 2_000 + stall;

/** Moves the end of the person's session, in the server's absence. */
async function shorten(person: Session): Promise<number> {
	await suite.server.stop();
	const client = new Database(path.join(suite.server.dataDir, "parley.db"));
	const end = Date.now() + remaining;
	client.prepare("update sessions set expires_at = ? where user_id = ?").run(end, person.user.id);
	client.close();
	await suite.restart();
	return end;
}

test("a session's streams and polls end at its time, not before, and carry nothing that comes after", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "public" });
	await joinRoom(bob, roomId);
	const end = await shorten(ada);
	const place = eventsPath(roomId);
	const streams = [ada.stream(place), ada.stream("/api/events")] as const;
	for (const stream of streams) await stream.next((event) => event.type === "presence");
	const { cursor } = await poll(ada, place);
	const ended = [
		...streams.map((stream) => stream.closed),
		ada.call("GET", `${place}?wait=25&after=${encodeURIComponent(cursor)}`),
	].map((ending) => ending.then(() => Date.now()));

	const status = async () => (await ada.call("GET", "/api/sessions/current")).status;
	await eventually(status, (answered) => answered === 401, remaining + stall);
	expect(Date.now()).toBeGreaterThanOrEqual(end);
	for (const at of await Promise.all(ended)) {
		expect(at).toBeGreaterThanOrEqual(end);
		expect(at).toBeLessThan(end + late);
	}
	await postMessage(bob, roomId, "after the session");
	for (const stream of streams) expect(stream.raw()).not.toContain("after the session");
	expect((await ada.stream(place).opened).status).toBe(401);
	expect((await bob.call("GET", "/api/sessions/current")).status).toBe(200);
});
