import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomStore } from "./room-store";
import { StandIn } from "./stand-in";
import { Browser, Tab, textsOf } from "./stand-in-browser";

const patient = { timeout: 10_000, interval: 10 };

let server: StandIn;
let url: string;
let tab: Tab;
const browser = new Browser();
/** What the server was asked beside events, as "PATCH /api/…", with the body. */
let asked: { what: string; body: unknown }[];
let held: Promise<void> = Promise.resolve();

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
	asked = [];
	held = Promise.resolve();
	browser.storage.clear();
	server.say("one");
	server.say("two", null, "ada");
	server.say("three");
	server.answers = (method, path, body) => {
		asked.push({ what: `${method} ${path}`, body });
		return answerOf(method, path, body);
	};
});
afterEach(async () => {
	tab.close();
	await server.stop();
});

/** The lobby as ada sees it, with three messages; requests wait for `held`. */
async function enterLobby(): Promise<RoomStore> {
	tab = new Tab(server, url, {
		browser,
		send: async (input, init) => {
			if (init?.method !== undefined && init.method !== "GET") await held;
			return fetch(input, init);
		},
	});
	const room = tab.open();
	await vi.waitFor(() => expect(room.getSnapshot().connection.name).toBe("live"), patient);
	return room;
}

function answerOf(method: string, path: string, body: unknown): object | undefined {
	if (path === "/api/rooms") return { rooms: [] };
	if (path.endsWith("/read")) return { read_seq: (body as { seq: number }).seq, unread: 0 };
	if (path.endsWith("/unread")) return { read_seq: 3, unread: 2 };
	const message = server.logs.messages("lobby").find(({ id }) => path.includes(id));
	if (!message) return undefined;
	if (method === "PATCH")
		return { ...message, message: (body as { message: string }).message, edited_at: message.timestamp };
	if (method === "DELETE") return { ...message, deleted: true, message: "This message was deleted" };
	return { ...message, reactions: [{ emoji: "👍", count: 1, mine: true }] };
}

function hold(): () => void {
	let release: () => void = () => undefined;
	held = new Promise((resolve) => {
		release = resolve;
	});
	return release;
}

const sent = (what: string) => asked.filter((each) => each.what.startsWith(what)).map(({ body }) => body);
const mine = "lobby-m2";

test("an edit is painted at once and stays", async () => {
	const room = await enterLobby();
	const release = hold();
	const done = room.edit(mine, "two, better");
	expect(textsOf(room)).toEqual(["one", "two, better", "three"]);
	expect(room.getSnapshot().pendingEdits).toEqual([{ id: mine, message: "two, better" }]);
	release();
	await done;
	expect(textsOf(room)).toEqual(["one", "two, better", "three"]);
	expect(room.getSnapshot().pendingEdits).toEqual([]);
});

test("an edit that is refused is put back, and says why", async () => {
	const room = await enterLobby();
	server.refusals.push({ status: 409, body: { code: "message_deleted", detail: "It was deleted." } });
	await expect(room.edit(mine, "too late")).rejects.toMatchObject({ code: "message_deleted" });
	expect(textsOf(room)).toEqual(["one", "two", "three"]);
	expect(room.getSnapshot().pendingEdits).toEqual([]);
});

test("an edit outlasts a server that is away for a while", async () => {
	const room = await enterLobby();
	server.refusals.push({ status: 503 });
	await room.edit(mine, "in the end");
	expect(sent(`PATCH /api/rooms/lobby/messages/${mine}`)).toEqual([{ message: "in the end" }]);
	expect(textsOf(room)).toEqual(["one", "in the end", "three"]);
});

test("a reaction is painted at once, and two of them are sent in order", async () => {
	const room = await enterLobby();
	const release = hold();
	const done = Promise.all([room.react(mine, "👍", true), room.react(mine, "👍", false)]);
	expect(room.message(mine)?.reactions).toEqual([]);
	release();
	await done;
	expect(asked.map(({ what }) => what.split(" ")[0]).filter((method) => method !== "GET")).toEqual(["PUT", "DELETE"]);
});

test("a removal can be undone, and is not sent then", async () => {
	const room = await enterLobby();
	const done = room.remove(mine);
	expect(room.getSnapshot().leaving).toEqual([{ id: mine, until: expect.any(Number) }]);
	room.undoRemove(mine);
	await done;
	expect(room.getSnapshot().leaving).toEqual([]);
	expect(sent("DELETE")).toEqual([]);
});

test("a page that goes sends what still waits to be undone", async () => {
	const room = await enterLobby();
	const done = room.remove(mine);
	tab.chat.flush();
	await done;
	expect(sent(`DELETE /api/rooms/lobby/messages/${mine}`).length).toBe(1);
	expect(room.message(mine)?.deleted).toBe(true);
});

test("a removal waits for five seconds", async () => {
	const room = await enterLobby();
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	try {
		const done = room.remove(mine);
		await vi.advanceTimersByTimeAsync(4_900);
		expect(sent("DELETE")).toEqual([]);
		await vi.advanceTimersByTimeAsync(200);
		vi.useRealTimers();
		await done;
		expect(sent("DELETE").length).toBe(1);
	} finally {
		vi.useRealTimers();
	}
});

test("read marks are gathered, the newest wins and none goes back", async () => {
	const room = await enterLobby();
	for (const seq of [1, 2, 3, 2]) room.markRead(seq);
	expect(room.getSnapshot().state.reading.read_seq).toBe(3);
	await vi.waitFor(() => expect(sent("PUT")).toEqual([{ seq: 1 }, { seq: 3 }]), patient);
});

test("a read mark that could not be told is told by the next life of the page", async () => {
	const room = await enterLobby();
	const release = hold();
	room.markRead(3);
	tab.close();
	const reopened = enterLobby();
	release();
	await reopened;
	await vi.waitFor(() => expect(sent("PUT").length).toBeGreaterThan(1), patient);
	await vi.waitFor(
		() => expect([...browser.storage.keys()].filter((key) => key.includes(":read:"))).toEqual([]),
		patient,
	);
});

test("what is called unread stays so until the room is opened anew", async () => {
	const room = await enterLobby();
	room.markRead(3);
	await vi.waitFor(() => expect(sent("PUT").length).toBe(1), patient);
	await room.markUnread(2);
	room.markRead(3);
	expect(room.getSnapshot().state.reading).toEqual({ read_seq: 1, unread_from: 2 });
	tab.open();
	expect(room.getSnapshot().state.reading).toEqual({ read_seq: 1, unread_from: 3 });
	room.markRead(3);
	await vi.waitFor(() => expect(sent("PUT /api/rooms/lobby/read")).toEqual([{ seq: 3 }, { seq: 3 }]), patient);
});

test("a page that one goes back to brings no old reading back", async () => {
	const room = await enterLobby();
	room.markRead(3);
	const { state } = room.getSnapshot();
	server.say("four");
	await vi.waitFor(() => expect(room.getSnapshot().state.event_seq).toBe(4), patient);
	const cursor = state.cursor;
	const entrance = { room: { ...state.room, online: 1, unread: 2, cursor }, members: [], messages: [], cursor };
	const excerpt = { messages: [], has_older: true, has_newer: true, target: null };
	room.reopen({ entrance, member: true, reading: { read_seq: 1, unread_from: null, unread: 2 }, excerpt });
	expect(room.getSnapshot()).toMatchObject({ excerpt: null, state: { reading: { read_seq: 3, unread_from: 4 } } });
});
