import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { alone } from "./sharing";
import { StandIn } from "./stand-in";
import { aRoom, Browser, Tab, type TabOptions, textsOf } from "./stand-in-browser";

let server: StandIn;
let url: string;
const tabs: Tab[] = [];

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
	server.answers = (_method, path) => answerOf(path);
});
afterEach(async () => {
	for (const tab of tabs.splice(0)) tab.close();
	await server.stop();
});

/** What the pages of the rooms and the list of them say. */
function answerOf(path: string): object | undefined {
	const [, , , roomId = "", resource] = path.split("/");
	if (path === "/api/rooms") return { rooms: [aRoom(server, "lobby"), aRoom(server, "den")] };
	if (resource === "members") return { members: [] };
	if (resource === undefined) return aRoom(server, roomId);
	if (!resource.startsWith("messages")) return undefined;
	return { messages: server.logs.messages(roomId), has_more: false, cursor: server.logs.cursorOf(roomId) };
}

function openTab(options: TabOptions = {}): Tab {
	const tab = new Tab(server, url, options);
	tabs.push(tab);
	return tab;
}

const patient = { timeout: 10_000, interval: 10 };
const streamed = () => server.requests.filter((request) => request.startsWith("GET stream")).length;
const polled = () => server.requests.filter((request) => request.startsWith("GET poll"));

async function openLobbies(count: number, browser = new Browser()) {
	const opened = Array.from({ length: count }, () => openTab({ browser }));
	await vi.waitFor(() => {
		for (const tab of opened) expect(tab.chat.getSnapshot().connection.name).toBe("live");
	}, patient);
	return opened.map((tab) => ({ tab, room: tab.open() }));
}

async function expectTexts(readers: { room: ReturnType<Tab["open"]> }[], texts: string[]): Promise<void> {
	await vi.waitFor(() => {
		for (const { room } of readers) expect(textsOf(room)).toEqual(texts);
	}, patient);
}

test("ten tabs with two rooms each hold one stream, and all see every event once without a poll", async () => {
	const ten = await openLobbies(10);
	const dens = ten.map(({ tab }) => ({ room: tab.open("den") }));
	for (const text of ["one", "two", "three"]) server.say(text);
	server.say("in the den", null, "bob", "den");
	await expectTexts(ten, ["one", "two", "three"]);
	await expectTexts(dens, ["in the den"]);
	expect(streamed()).toBe(1);
	expect(polled()).toEqual([]);
});

test("a room that is opened late, with an older snapshot, fills what it lacks by one poll", async () => {
	const [first] = await openLobbies(1);
	if (!first) throw new Error("a tab is needed");
	const stale = { ...aRoom(server, "den") };
	server.say("meanwhile", null, "bob", "den");
	await vi.waitFor(
		() => expect(first.tab.chat.getSnapshot().rooms.some((room) => room.room_id === "den")).toBe(true),
		patient,
	);
	const entrance = { room: stale, members: [], messages: [], cursor: stale.cursor };
	const room = first.tab.chat.openRoom({ entrance, member: true });
	await expectTexts([{ room }], ["meanwhile"]);
	expect(polled()).toEqual(["GET poll den e.den:0"]);
});

test("a tab whose snapshot already holds an event does not take it twice", async () => {
	const browser = new Browser();
	await openLobbies(1, browser);
	const held = server.say("held");
	const ahead = openTab({ browser }).open();
	browser.sharing().say({ word: "item", item: { event: held, cursor: "e.lobby:1" }, at: "e.*lobby:1" });
	server.say("new");
	await expectTexts([{ room: ahead }], ["held", "new"]);
});

test("a follower that missed something fills the hole by one poll", async () => {
	const browser = new Browser();
	const two = await openLobbies(2, browser);
	server.say("one");
	await expectTexts(two, ["one"]);
	browser.loses = (word) => word.word === "item" && word.at === "e.*lobby:2";
	server.say("two");
	server.say("three");
	await expectTexts(two, ["one", "two", "three"]);
	expect(polled()).toEqual(["GET poll lobby e.lobby:1"]);
});

test("a follower that missed the last word fills it when the leader says how far it has come", async () => {
	const browser = new Browser();
	const two = await openLobbies(2, browser);
	browser.loses = (word) => word.word === "item";
	server.say("one");
	const [leader] = two;
	if (leader) await expectTexts([leader], ["one"]);
	openTab({ browser });
	await expectTexts(two, ["one"]);
});

test("when the leading tab closes another takes over and nothing is missed", async () => {
	const [leader, ...others] = await openLobbies(3);
	server.say("one");
	await expectTexts(others, ["one"]);
	leader?.tab.close();
	server.say("between");
	await vi.waitFor(() => expect(streamed()).toBe(2), patient);
	server.say("after");
	await expectTexts(others, ["one", "between", "after"]);
});

test("a follower's poll that fails is tried again", async () => {
	const browser = new Browser();
	const two = await openLobbies(2, browser);
	browser.loses = (word) => word.word === "item" && word.at === "e.*lobby:1";
	server.say("one");
	server.refusals.push({ status: 500 }, { status: 503 });
	server.say("two");
	await expectTexts(two, ["one", "two"]);
});

test("a reset of one room makes every tab load that room anew, and no other", async () => {
	const browser = new Browser();
	const two = await openLobbies(2, browser);
	const dens = two.map(({ tab }) => ({ room: tab.open("den") }));
	server.logs.forgotten = 2;
	server.logs.add(server.logs.chat("lobby", "missed", null, "bob"));
	server.logs.add(server.logs.chat("lobby", "missed too", null, "bob"));
	server.cut();
	await expectTexts(two, ["missed", "missed too"]);
	server.say("den", null, "bob", "den");
	await expectTexts(dens, ["den"]);
	expect(server.requests.filter((request) => request === "GET den messages")).toEqual([]);
	expect(server.requests.filter((request) => request === "GET lobby messages").length).toBe(2);
});

test("the end of the session ends all tabs and their rooms", async () => {
	const three = await openLobbies(3);
	server.refusals.push(...Array.from({ length: 9 }, () => ({ status: 401 })));
	server.cut();
	await vi.waitFor(() => {
		for (const { tab, room } of three) {
			expect(tab.chat.getSnapshot().connection).toEqual({ name: "ended", reason: "session_ended" });
			expect(room.getSnapshot().connection).toEqual({ name: "ended", reason: "session_ended" });
		}
	}, patient);
});

test("a chat that is stopped and started again goes on from where it was", async () => {
	const [first] = await openLobbies(1);
	if (!first) throw new Error("a tab is needed");
	server.say("one");
	await expectTexts([first], ["one"]);
	first.tab.restart();
	server.say("two");
	await expectTexts([first], ["one", "two"]);
	await vi.waitFor(() => expect(server.streams).toBe(1), patient);
	expect(server.requests.filter((request) => request.startsWith("GET stream")).at(-1)).toMatch(/lobby:[12]/);
});

test("a closed room ends that room alone", async () => {
	const [first] = await openLobbies(1);
	if (!first) throw new Error("a tab is needed");
	const den = first.tab.open("den");
	server.signal({ type: "room_closed", room_id: "den", reason: "deleted" });
	await vi.waitFor(
		() => expect(den.getSnapshot().connection).toEqual({ name: "ended", reason: "room_closed" }),
		patient,
	);
	server.say("still here");
	await expectTexts([first], ["still here"]);
	expect(first.tab.chat.getSnapshot().connection.name).toBe("live");
});

test("a follower can wake the leader", async () => {
	const [, follower] = await openLobbies(2);
	follower?.tab.chat.wake(true);
	await vi.waitFor(() => expect(streamed()).toBe(2), patient);
});

test("a public room that one is not in is read by long polls, and on joining by the stream, without gap or repeat", async () => {
	const tab = openTab({ surroundings: { sharing: () => alone } });
	const room = tab.open("den", false);
	room.subscribe(() => undefined);
	await vi.waitFor(() => expect(room.getSnapshot().connection.name).toBe("live"), patient);
	server.logs.add(server.logs.chat("den", "from outside", null, "bob"));
	server.log({ ...aMembership("user_joined"), event_seq: 2 });
	server.say("from inside", null, "bob", "den");
	await expectTexts([{ room }], ["from outside", "from inside"]);
	const asked = polled().length;
	server.say("later", null, "bob", "den");
	await expectTexts([{ room }], ["from outside", "from inside", "later"]);
	expect(polled().length).toBe(asked);
});

test("a public room that one is not in is not read while nobody looks at it", async () => {
	const tab = openTab();
	const room = tab.open("den", false);
	await vi.waitFor(() => expect(tab.chat.getSnapshot().connection.name).toBe("live"), patient);
	expect(polled()).toEqual([]);
	const leave = room.subscribe(() => undefined);
	await vi.waitFor(() => expect(polled().length).toBe(2), patient);
	leave();
	await vi.waitFor(() => expect(server.waiting).toBe(0), patient);
	server.say("unseen", null, "bob", "den");
	room.subscribe(() => undefined);
	await expectTexts([{ room }], ["unseen"]);
});

function aMembership(type: "user_joined" | "user_left") {
	const person = { user_id: "ada", user: "ada", message: "", timestamp: "2026-11-21T10:00:00.123Z" };
	return { type, room_id: "den", id: "den:2", ...person };
}
