/** What a stream looks like on the wire: its headers, its first bytes, its heartbeat, and the shape of every event. */
import { get } from "node:http";
import { expect, test } from "vitest";
import { heartbeatInterval } from "../../lib/events/limits";
import { event as eventShape } from "../../lib/events/schema";
import { eventually, stall } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, leaveRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();

async function enter() {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const room = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, room.room_id);
	return { ada, bob, room, roomId: room.room_id, path: eventsPath(room.room_id) };
}

test.concurrent.each(["room", "all rooms"])(
	"a stream of %s begins at once, unbuffered, untransformed and unzipped",
	async (scope) => {
		const { ada, path } = await enter();
		const begun = performance.now();
		const stream = ada.stream(scope === "room" ? path : "/api/events", {
			headers: { "accept-encoding": "gzip, br, zstd" },
		});
		const { status, headers } = await stream.opened;
		await stream.next();
		expect(performance.now() - begun).toBeLessThan(stall);
		expect(status).toBe(200);
		expect(headers).toMatchObject({
			"content-type": expect.stringMatching(/^text\/event-stream/),
			"x-accel-buffering": "no",
		});
		expect(headers["cache-control"]?.split(/, */)).toEqual(expect.arrayContaining(["no-cache", "no-transform"]));
		expect(headers["content-encoding"]).toBeUndefined();
		expect(stream.raw()).toMatch(/^retry: \d+\n+:/);
		expect(stream.retry).toBeGreaterThan(0);
		stream.close();
	},
);

test.concurrent("presence and read come first; the first presence carries the cursor, other signals carry none", async () => {
	const { ada, bob, roomId, path } = await enter();
	const stream = ada.stream(path);
	const [first, second] = [await stream.next(), await stream.next()];
	expect([first.event.type, second.event.type]).toEqual(["presence", "read"]);
	expect(first.event).toMatchObject({
		users: expect.arrayContaining([{ user_id: ada.user.id, user: ada.user.username, kind: "guest" }]),
	});
	expect(second.event).toMatchObject({
		readers: expect.arrayContaining([expect.objectContaining({ user_id: bob.user.id })]),
	});
	expectStatus(await bob.call("POST", `/api/rooms/${roomId}/typing`, {}), 204);
	const typing = await stream.next((event) => event.type === "typing");
	stream.close();
	expect(typing.event).toEqual({ type: "typing", room_id: roomId, user: bob.user.username, user_id: bob.user.id });
	expect(second.id ?? typing.id).toBeUndefined();
	const { id } = await postMessage(bob, roomId, "missed");
	expect((await poll(ada, path, first.id)).events).toMatchObject([{ type: "chat", id }]);
});

test.concurrent("every event has the contract's shape and no `event:` name, on stream and poll alike", async () => {
	const { ada, bob, room, roomId, path } = await enter();
	const stream = ada.stream(path, { after: room.cursor });
	const { id } = await postMessage(bob, roomId, "Ω line\nbreak \u2028 \r\n: not a comment\n\ndata: no data");
	const messagePath = `/api/rooms/${roomId}/messages/${id}`;
	expectStatus(await bob.call("PATCH", messagePath, { message: "edited" }), 200);
	expectStatus(await ada.call("PUT", `${messagePath}/reactions/${encodeURIComponent("👩🏽‍🚀")}`), 200);
	expectStatus(await bob.call("DELETE", messagePath), 200);
	expectStatus(await ada.call("PATCH", `/api/rooms/${roomId}`, { topic: "shapes" }), 200);
	expectStatus(await bob.call("PUT", `/api/rooms/${roomId}/read`, { seq: 1 }), 200);
	await leaveRoom(bob, roomId);
	await stream.next((event) => event.type === "user_left");
	stream.close();
	const { events } = await poll(ada, path, room.cursor);
	expect(events.map(({ type }) => type)).toEqual([
		...["user_joined", "chat", "edit", "reaction", "delete", "room_updated", "user_left"],
	]);
	for (const event of [...events, ...stream.frames.map((frame) => frame.event)])
		expect(eventShape.safeParse(event).error?.issues).toBeUndefined();
	for (const frame of stream.frames) if ("event_seq" in frame.event) expect(frame.id).toEqual(expect.any(String));
	expect(stream.raw()).not.toMatch(/^event:/m);
});

test.concurrent("a text with line breaks and field names in it arrives as it was sent", async () => {
	const { ada, roomId, path } = await enter();
	const stream = ada.stream(path);
	await stream.next((event) => event.type === "presence");
	const texts = [
		"a\nb",
		"a\r\nb\r",
		"data: x\n\nid: y",
		"a\u2028b\u2029c",
		": comment",
		"\uFEFF bom",
		"</script>",
		"\t lead and trail \n",
	];
	for (const text of texts) await postMessage(ada, roomId, text);
	for (const text of texts) await stream.next((event) => event.type === "chat" && event.message === text);
	stream.close();
});

test.concurrent("Last-Event-ID goes before ?after, and without either a stream starts at the live end", async () => {
	const { ada, room, roomId, path } = await enter();
	await postMessage(ada, roomId, "one");
	const { cursor } = await poll(ada, path);
	await postMessage(ada, roomId, "two");
	const resumed = ada.stream(path, { after: room.cursor, lastEventId: cursor });
	const live = ada.stream(path);
	await live.next((event) => event.type === "presence");
	await postMessage(ada, roomId, "three");
	const textOf = async (stream: typeof live) => (await stream.next((event) => event.type === "chat")).event;
	expect(await textOf(resumed)).toMatchObject({ message: "two" });
	expect(await textOf(live)).toMatchObject({ message: "three" });
	resumed.close();
	live.close();
});

test.concurrent("a quiet stream is kept alive: it is never silent for more than 15 seconds", async () => {
	const { ada, path } = await enter();
	const streams = [ada.stream(path), ada.stream("/api/events")];
	const begun = performance.now();
	await eventually(() => streams.every(({ comments }) => comments.length >= 3), Boolean, 35_000);
	for (const { comments, frames } of streams) {
		const times = [begun, ...[...comments, ...frames].map(({ at }) => at).sort((one, other) => one - other)];
		const silences = times.slice(1).map((time, index) => time - (times[index] ?? 0));
		expect(Math.max(...silences)).toBeLessThan(heartbeatInterval + stall);
	}
	for (const stream of streams) stream.close();
});

test.concurrent("HEAD and a foreign Accept do not hold a line open", async () => {
	const { ada, path } = await enter();
	const answer = await ada.call("GET", path, undefined, { headers: { accept: "application/json" } });
	expect(answer).toMatchObject({ status: 200, body: { events: [], typing: [] } });
	const status = await new Promise((resolve, reject) => {
		const options = { method: "HEAD", headers: { authorization: `Bearer ${ada.id}`, accept: "text/event-stream" } };
		get(suite.url + path, options, (response) => response.resume().on("end", () => resolve(response.statusCode))).on(
			"error",
			reject,
		);
	});
	expect([200, 405]).toContain(status);
});
