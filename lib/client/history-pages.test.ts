import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LoggedEvent } from "../events/schema";
import type { RoomStore } from "./room-store";
import { StandIn } from "./stand-in";
import { aRoom, Tab } from "./stand-in-browser";

const patient = { timeout: 10_000, interval: 10 };
const total = 200;

let server: StandIn;
let url: string;
let tab: Tab;
let room: RoomStore;

/** Two hundred messages, of which the newest fifty are loaded. */
beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
	for (let count = 1; count <= total; count += 1) server.say(`text ${count}`);
	server.answers = (_method, path, _body, query) => answerOf(path, query);
	tab = new Tab(server, url);
	room = tab.open();
	await vi.waitFor(() => expect(room.getSnapshot().connection.name).toBe("live"), patient);
});
afterEach(async () => {
	tab.close();
	await server.stop();
});

function answerOf(path: string, query: URLSearchParams): object | undefined {
	const [, , , roomId = "lobby", resource, id] = path.split("/");
	if (path === "/api/rooms") return { rooms: [aRoom(server, "lobby")] };
	if (resource === undefined) return aRoom(server, roomId);
	if (resource === "members") return { members: [] };
	if (id === undefined) return server.logs.page(roomId, query);
	return server.logs.messages(roomId).find((message) => message.id === id);
}

const id = (seq: number) => `lobby-m${seq}`;
const seqs = () => {
	const { excerpt, state } = room.getSnapshot();
	return (excerpt?.messages ?? state.messages).map(({ seq }) => seq);
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function edit(seq: number, text: string): void {
	const message = server.logs.messages("lobby")[seq - 1];
	const event = {
		...message,
		type: "edit",
		message: text,
		event_seq: server.logs.of("lobby").length + 1,
	} as LoggedEvent;
	server.log(event);
}

test("older pages go in front until there are none", async () => {
	expect(seqs()).toEqual(range(151, 200));
	for (let pages = 0; pages < 5; pages += 1) await room.loadOlder();
	expect(seqs()).toEqual(range(1, 200));
	expect(room.getSnapshot()).toMatchObject({ older: "idle", state: { has_more: false } });
	expect(server.requests.filter((request) => request === "GET lobby messages").length).toBe(3);
});

test("a page that cannot be had says so and can be asked for again", async () => {
	server.refusals.push({ status: 500 });
	await room.loadOlder();
	expect(room.getSnapshot().older).toBe("failed");
	await room.loadOlder();
	expect(seqs()).toEqual(range(101, 200));
});

test("a message far back opens with what stands around it, and grows until it reaches the live end", async () => {
	expect(await room.openAt(id(60))).toBe(true);
	expect(room.getSnapshot().excerpt).toMatchObject({ target: id(60), has_older: true, has_newer: true });
	expect(seqs()).toEqual(range(35, 85));
	await room.loadOlder();
	expect(seqs()).toEqual(range(1, 85));
	await room.loadNewer();
	expect(seqs()).toEqual(range(1, 135));
	await room.loadNewer();
	expect(room.getSnapshot().excerpt).toBeNull();
	expect(seqs()).toEqual(range(1, 200));
});

test("what happens meanwhile happens in the excerpt too, and new messages wait at the live end", async () => {
	await room.openAt(id(60));
	edit(60, "edited");
	server.say("new");
	await vi.waitFor(() => expect(room.getSnapshot().state.messages.at(-1)?.message).toBe("new"), patient);
	expect(room.message(id(60))?.message).toBe("edited");
	expect(seqs()).toEqual(range(35, 85));
	room.toPresent();
	expect(seqs()).toEqual([...range(151, 200), 202]);
});

test("a message that is loaded needs no page, and leads back from an excerpt", async () => {
	await room.openAt(id(60));
	const before = server.requests.length;
	expect(await room.openAt(id(190))).toBe(true);
	expect(room.getSnapshot().excerpt).toBeNull();
	expect(server.requests.length).toBe(before);
});

test("a message next to what is loaded joins it at once", async () => {
	await room.openAt(id(130));
	expect(room.getSnapshot().excerpt).toBeNull();
	expect(seqs()).toEqual(range(105, 200));
});

test("a message that does not exist is told apart from a server that is away", async () => {
	server.refusals.push({ status: 404, body: { code: "message_not_found", detail: "It is gone." } });
	expect(await room.openAt("nothing")).toBe(false);
	server.refusals.push({ status: 503 });
	await expect(room.openAt(id(60))).rejects.toMatchObject({ status: 503 });
});

test("an edit that comes while an older page is on its way is in it", async () => {
	const page = room.loadOlder();
	edit(120, "edited");
	await page;
	await vi.waitFor(() => expect(room.getSnapshot().state.event_seq).toBe(201), patient);
	expect(room.message(id(120))?.message).toBe("edited");
});

test("after a reset the excerpt is loaded anew where it was", async () => {
	await room.openAt(id(60));
	server.signal({ type: "reset", room_id: "lobby", reason: "cursor_expired", cursor: server.logs.cursorOfAll() });
	const pages = () => server.requests.filter((request) => request === "GET lobby messages").length;
	await vi.waitFor(() => expect(pages()).toBe(7), patient);
	await vi.waitFor(() => expect(seqs()).toEqual(range(35, 85)), patient);
});
