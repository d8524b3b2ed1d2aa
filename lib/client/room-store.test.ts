import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomStore } from "./room-store";
import { StandIn } from "./stand-in";
import { Tab } from "./stand-in-browser";

const patient = { timeout: 10_000, interval: 10 };

let server: StandIn;
let url: string;
let tab: Tab | undefined;

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
});
afterEach(async () => {
	tab?.close();
	await server.stop();
});

/** Ada in the empty lobby, alone with her browser; `send` lets a test delay or lose what goes over the wire. */
function enterLobby(send: typeof fetch = fetch): RoomStore {
	tab = new Tab(server, url, { send });
	return tab.open();
}

const isPost = (init: RequestInit | undefined) => init?.method === "POST";
const isStream = (init: RequestInit | undefined) => new Headers(init?.headers).get("accept") === "text/event-stream";

/** Every state that was shown, as the texts on their way and those that the server has. */
function watch(store: RoomStore) {
	const shown: string[] = [];
	const note = () => {
		const { outbox, state } = store.getSnapshot();
		const next = `${outbox.map(({ message }) => message)} | ${state.messages.map(({ message }) => message)}`;
		if (shown.at(-1) !== next) shown.push(next);
	};
	store.subscribe(note);
	note();
	return shown;
}

test("when the event comes before the answer the message is never shown twice", async () => {
	let answer: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		answer = resolve;
	});
	const store = enterLobby(async (input, init) => {
		const response = await fetch(input, init);
		if (isPost(init)) await held;
		return response;
	});
	const shown = watch(store);
	store.send("hello");
	await vi.waitFor(() => expect(shown.at(-1)).toBe(" | hello"), patient);
	answer();
	await vi.waitFor(() => expect(server.posted.length).toBe(1), patient);
	expect(shown).toEqual([" | ", "hello | ", " | hello"]);
});

test("when the answer comes before the event the message is never shown twice", async () => {
	let open: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		open = resolve;
	});
	const store = enterLobby(async (input, init) => {
		if (isStream(init)) await held;
		return fetch(input, init);
	});
	const shown = watch(store);
	store.send("hello");
	await vi.waitFor(() => expect(shown.at(-1)).toBe(" | hello"), patient);
	open();
	await vi.waitFor(() => expect(store.getSnapshot().state.event_seq).toBe(1), patient);
	expect(shown).toEqual([" | ", "hello | ", " | hello"]);
});

test("a post that succeeds brings the line back at once", async () => {
	server.refusals.push({ status: 503, headers: { "retry-after": "3600" } });
	const store = enterLobby();
	await vi.waitFor(() => expect(store.getSnapshot().connection.name).toBe("waiting"), patient);
	store.send("anybody there?");
	await vi.waitFor(() => expect(store.getSnapshot().connection.name).toBe("live"), patient);
});

test("a burst of events is shown at once", async () => {
	const store = enterLobby();
	for (let count = 0; count < 200; count += 1) server.say(`message ${count}`);
	let changes = 0;
	store.subscribe(() => {
		changes += 1;
	});
	await vi.waitFor(() => expect(store.getSnapshot().state.messages.length).toBe(200), patient);
	expect(changes).toBeLessThan(50);
});
