/** `/api/events`: every room one is in, with one's joins and leaves taking effect live, resumed over any transport. */
import { expect, test } from "vitest";
import { readLog, readStretch, type Transport } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, joinRoom, leaveRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
const all = "/api/events";

const textsOf = (events: readonly { type: string }[]) =>
	events.flatMap((event) => (event.type === "chat" && "message" in event ? [String(event.message)] : []));

test("rooms joined, made, left and lost take effect on the open stream", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const [first, second, third] = await Promise.all([0, 1, 2].map(() => createRoom(bob, { kind: "private" })));
	if (!first || !second || !third) throw new Error("three rooms are needed");
	await joinRoom(ada, first.room_id);
	const stream = ada.stream(all);
	await stream.next((event) => event.type === "presence");
	const hear = (text: string) => stream.next((event) => event.type === "chat" && event.message === text);

	await postMessage(bob, second.room_id, "before ada joins");
	await joinRoom(ada, second.room_id);
	await postMessage(bob, second.room_id, "after ada joined");
	await hear("after ada joined");
	const own = await createRoom(ada, { kind: "private" });
	await postMessage(ada, own.room_id, "in a room made meanwhile");
	await hear("in a room made meanwhile");
	await leaveRoom(ada, second.room_id);
	await postMessage(bob, second.room_id, "after ada left");
	await leaveRoom(bob, first.room_id, ada.user.id);
	await postMessage(bob, first.room_id, "after ada was removed");
	await stream.next((event) => event.type === "room_closed" && event.room_id === first.room_id);
	await joinRoom(ada, third.room_id);
	await postMessage(bob, third.room_id, "the last word");
	await hear("the last word");
	stream.close();

	const heard = textsOf(stream.frames.map(({ event }) => event));
	expect(heard).toEqual(["after ada joined", "in a room made meanwhile", "the last word"]);
});

test.each<Transport>(["sse", "sse_header", "poll", "long_poll"])(
	"its cursor resumes over %s, in every room",
	async (transport) => {
		const [ada, bob] = (await suite.people(2)) as [Session, Session];
		const rooms = await Promise.all([0, 1, 2].map(() => createRoom(ada, { kind: "private" })));
		for (const { room_id } of rooms) await joinRoom(bob, room_id);
		let { cursor } = await poll(ada, all);
		const sent: string[] = [];
		const got: string[] = [];
		for (let round = 0; round < 4; round++) {
			for (const [index, { room_id }] of rooms.entries())
				sent.push((await postMessage(bob, room_id, `round ${round} room ${index}`)).message);
			const stretch = await readStretch(ada, transport, { path: all, cursor, count: 2 });
			got.push(...textsOf(stretch.events));
			({ cursor } = stretch);
		}
		got.push(...textsOf((await readLog(ada, all, cursor)).events));
		expect([...got].sort()).toEqual([...sent].sort());
		for (const index of rooms.keys()) {
			const inRoom = got.filter((text) => text.endsWith(`room ${index}`));
			expect(inRoom).toEqual([...inRoom].sort());
		}
	},
);

test("a room joined while one was away is told from one's joining on, a room left is not told", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const [kept, left, joined] = await Promise.all([0, 1, 2].map(() => createRoom(bob, { kind: "private" })));
	if (!kept || !left || !joined) throw new Error("three rooms are needed");
	await joinRoom(ada, kept.room_id);
	await joinRoom(ada, left.room_id);
	const { cursor } = await poll(ada, all);
	await postMessage(bob, left.room_id, "in the room ada leaves");
	await leaveRoom(ada, left.room_id);
	await postMessage(bob, joined.room_id, "before ada is there");
	await joinRoom(ada, joined.room_id);
	await postMessage(bob, joined.room_id, "once ada is there");
	await postMessage(bob, kept.room_id, "in the room ada keeps");
	const polled = textsOf((await readLog(ada, all, cursor)).events);
	expect(polled).toContain("once ada is there");
	expect(polled).toContain("in the room ada keeps");
	expect(polled).not.toContain("in the room ada leaves");
});

test("a long poll of all rooms is woken by a message in any of them, and by one's own joining", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const room = await createRoom(bob, { kind: "private" });
	await joinRoom(ada, room.room_id);
	const { cursor } = await poll(ada, all);
	const begun = performance.now();
	const waiting = poll(ada, all, cursor, 25);
	await postMessage(bob, room.room_id, "wake up");
	const woken = await waiting;
	expect(textsOf(woken.events)).toEqual(["wake up"]);
	expect(performance.now() - begun).toBeLessThan(5_000);
	const other = await createRoom(bob, { kind: "private" });
	const joining = poll(ada, all, woken.cursor, 25);
	await joinRoom(ada, other.room_id);
	await postMessage(bob, other.room_id, "welcome");
	const { events, cursor: joined } = await joining;
	const told = [...textsOf(events), ...textsOf((await readLog(ada, all, joined)).events)];
	expect(told).toEqual(["welcome"]);
	expect(performance.now() - begun).toBeLessThan(10_000);
});
