import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StandIn } from "./stand-in";
import { aRoom, Browser, Tab } from "./stand-in-browser";

const patient = { timeout: 10_000, interval: 10 };

let server: StandIn;
let url: string;
let tab: Tab;
/** Of the lobby, as the server would list it. */
let listed: { unread: number };
const asked: string[] = [];

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
	listed = { unread: 0 };
	asked.splice(0);
	server.answers = (method, path, body) => {
		asked.push(`${method} ${path}`);
		if (path === "/api/rooms" && method === "GET") {
			return { rooms: [{ ...aRoom(server, "lobby"), ...listed }, aRoom(server, "den")] };
		}
		if (path === "/api/users/me")
			return { id: "ada", username: "ada", kind: "guest", signals: true, ...(body as object) };
		if (path.endsWith("/read")) return { read_seq: 2, unread: 0 };
		return path === "/api/rooms" || path.startsWith("/api/rooms/den") ? aRoom(server, "den") : undefined;
	};
	tab = new Tab(server, url);
	await vi.waitFor(() => expect(tab.chat.getSnapshot().connection.name).toBe("live"), patient);
});
afterEach(async () => {
	tab.close();
	await server.stop();
});

const room = (roomId: string) => tab.chat.getSnapshot().rooms.find(({ room_id }) => room_id === roomId);
const lists = () => asked.filter((each) => each === "GET /api/rooms").length;

test("messages of others make a room unread, and reading it here makes it read", async () => {
	server.say("one");
	server.say("two, @ada");
	await vi.waitFor(() => expect(room("lobby")).toMatchObject({ unread: 2, mentions: true }), patient);
	tab.open().markRead(2);
	expect(room("lobby")).toBeDefined();
	await vi.waitFor(() => expect(room("lobby")).toMatchObject({ unread: 0, mentions: false }), patient);
	expect(lists()).toBe(0);
});

test("a message that whoever looks at the room reads at once is never shown as unread", async () => {
	const lobby = tab.open();
	const shown: (number | undefined)[] = [];
	tab.chat.subscribe(() => shown.push(room("lobby")?.unread));
	lobby.subscribe(() => lobby.markRead(lobby.getSnapshot().state.messages.at(-1)?.seq ?? 0));
	server.say("one");
	await vi.waitFor(() => expect(room("lobby")?.last_message_at).not.toBeNull(), patient);
	await vi.waitFor(() => expect(asked).toContain("PUT /api/rooms/lobby/read"), patient);
	expect(shown.every((unread) => unread === 0)).toBe(true);
});

test("what I read in one tab is read in the others, too", async () => {
	const browser = new Browser();
	const [here, there] = [new Tab(server, url, { browser }), new Tab(server, url, { browser })];
	const unread = () => [here, there].map((each) => each.chat.getSnapshot().rooms[0]?.unread);
	try {
		server.say("one");
		server.say("two");
		await vi.waitFor(() => expect(unread()).toEqual([2, 2]), patient);
		here.open().markRead(2);
		await vi.waitFor(() => expect(unread()).toEqual([0, 0]), patient);
	} finally {
		for (const each of [here, there]) each.close();
	}
});

test("a room that I came into on another device is asked for, once", async () => {
	for (const text of ["one", "two", "three"]) server.say(text, null, "bob", "den");
	await vi.waitFor(() => expect(room("den")).toBeDefined(), patient);
	expect(lists()).toBe(1);
});

test("a reset has the list asked for, too", async () => {
	listed = { unread: 7 };
	server.signal({ type: "reset", room_id: "lobby", reason: "cursor_expired", cursor: "e.*lobby:0" });
	await vi.waitFor(() => expect(room("lobby")?.unread).toBe(7), patient);
});

test("a list that cannot be had is asked for again", async () => {
	server.refusals.push({ status: 503 });
	server.say("one", null, "bob", "den");
	await vi.waitFor(() => expect(room("den")).toBeDefined(), patient);
});

test("all rooms are marked read at once", async () => {
	server.say("one");
	server.say("two");
	await vi.waitFor(() => expect(room("lobby")?.unread).toBe(2), patient);
	await tab.chat.markAllRead();
	expect(room("lobby")?.unread).toBe(0);
	expect(asked.filter((each) => each.startsWith("PUT"))).toEqual(["PUT /api/rooms/lobby/read"]);
});

test("a changed name is mine from the answer on, and one changed elsewhere from its event on", async () => {
	await tab.chat.renameMe("ada lovelace");
	expect(tab.chat.getSnapshot().me.username).toBe("ada lovelace");
	const told = { id: "lobby:1", user_id: "ada", user: "countess", previous: "ada lovelace", message: "" };
	const at = { room_id: "lobby", event_seq: 1, timestamp: "2026-11-21T10:00:00.123Z" };
	server.log({ type: "user_renamed", ...at, ...told });
	await vi.waitFor(() => expect(tab.chat.getSnapshot().me.username).toBe("countess"), patient);
});

test("a setting that the server refuses stays as it is", async () => {
	server.refusals.push({ status: 429 });
	await expect(tab.chat.setSignals(false)).rejects.toMatchObject({ status: 429 });
	expect(tab.chat.getSnapshot().me.signals).toBe(true);
	await tab.chat.setSignals(false);
	expect(tab.chat.getSnapshot().me.signals).toBe(false);
});
