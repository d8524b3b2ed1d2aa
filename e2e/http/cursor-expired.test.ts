/** Promise 4 where the log no longer reaches back: a lasting room keeps a day and 10,000 events, and says what it lost. */
import path from "node:path";
import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "../support/eventually";
import { isLogged, readLog } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, poll, postMessage } from "../support/talk";

const suite = serveSuite();
const kept = 10_000;
const lost = 25;
let ada: Session;
let roomId: string;
/** Cursors by the number after which they stand. */
const cursors = new Map<number, string>();
let allRooms: string;
let head: string;

/** Lets time pass in the server's absence. */
async function whileStopped(change: (client: Database.Database) => void): Promise<void> {
	await suite.server.stop();
	const client = new Database(path.join(suite.server.dataDir, "parley.db"));
	change(client);
	client.close();
	await suite.restart();
}

/** Makes the log longer by people who come and go, up to number `last`. */
function lengthen(client: Database.Database, last: number): void {
	client
		.prepare(
			`with recursive number(seq) as (select head + 1 from rooms where id = :id union all select seq + 1 from number where seq < :last)
			insert into events (room_id, seq, type, user_id, user, created_at)
			select :id, seq, iif(seq % 2, 'user_joined', 'user_left'), 'bob', 'bob', :now from number`,
		)
		.run({ id: roomId, last, now: Date.now() });
	client.prepare("update rooms set head = ? where id = ?").run(last, roomId);
}

function age(client: Database.Database): void {
	client.prepare("update events set created_at = created_at - ?").run(25 * 60 * 60 * 1_000);
}

beforeAll(async () => {
	[ada] = (await suite.people(1)) as [Session];
	const room = await createRoom(ada, { kind: "private" });
	roomId = room.room_id;
	for (let n = 0; n < 10; n++) await postMessage(ada, roomId, `line ${n}`);
	allRooms = (await poll(ada, "/api/events")).cursor;
	await whileStopped((client) => lengthen(client, kept + lost));
	const stream = ada.stream(eventsPath(roomId), { after: room.cursor });
	await stream.next((event) => isLogged(event) && event.event_seq === lost + 1);
	stream.close();
	for (const { id, event } of stream.frames) if (id && isLogged(event)) cursors.set(event.event_seq, id);
	head = (await poll(ada, eventsPath(roomId))).cursor;
	await whileStopped(age);
	const first = async () => (await poll(ada, eventsPath(roomId), cursors.get(5))).events[0]?.type;
	await eventually(first, (type) => type === "reset");
});

const expired = () => ({ type: "reset", reason: "cursor_expired", room_id: roomId });

test("an expired cursor gives `reset` and nothing before it, on every transport; what comes after is not missed", async () => {
	for (const [place, at] of [
		[eventsPath(roomId), cursors.get(lost - 1)],
		["/api/events", allRooms],
	] as const) {
		const polled = await poll(ada, place, at);
		expect(polled.events).toMatchObject([{ ...expired(), cursor: expect.any(String) }]);
		for (const options of [{ after: at }, { lastEventId: at }]) {
			const stream = ada.stream(place, options);
			expect((await stream.next()).event).toMatchObject(expired());
			const { id } = await postMessage(ada, roomId, "after the reset");
			await stream.next((event) => event.type === "chat" && event.id === id);
			stream.close();
			expect(stream.frames.filter(({ event }) => isLogged(event))).toHaveLength(1);
		}
		expect((await readLog(ada, place, polled.cursor)).events).toMatchObject([
			{ message: "after the reset" },
			{ message: "after the reset" },
		]);
	}
});

test("a cursor at the very edge still gives every later event, once and in order", async () => {
	const news = (await readLog(ada, eventsPath(roomId), head)).events;
	const { events } = await readLog(ada, eventsPath(roomId), cursors.get(lost) ?? "");
	const seqs = events.map((event) => (isLogged(event) ? event.event_seq : event.type));
	expect(seqs).toEqual(Array.from({ length: kept + news.length }, (_, n) => lost + 1 + n));
});
