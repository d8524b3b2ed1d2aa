import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApi } from "./api";
import { Connection, type ConnectionOptions, type ConnectionState } from "./connection";
import { StandIn } from "./stand-in";
import type { StreamItem } from "./stream";

let server: StandIn;
let url: string;
let stop: AbortController;

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
	stop = new AbortController();
});
afterEach(async () => {
	stop.abort();
	await server.stop();
});

/** A reader of the room from its start, with what it saw. */
function aReader(change: Partial<ConnectionOptions> = {}) {
	const api = createApi({ baseUrl: url });
	const seen = { texts: [] as string[], states: [] as ConnectionState[], cursor: "c-0", reloads: 0 };
	const connection = new Connection({
		open: (signal) => api.openEvents("lobby", seen.cursor, signal),
		onItem: ({ event, cursor }: StreamItem) => {
			if (event.type === "chat") seen.texts.push(event.message);
			if (event.type !== "reset") seen.cursor = cursor ?? seen.cursor;
		},
		reload: async () => {
			seen.reloads += 1;
			seen.cursor = `c-${server.log.length}`;
		},
		onState: (state) => seen.states.push(state),
		chance: () => 0,
		...change,
	});
	const done = connection.run(stop.signal);
	return { ...seen, seen, connection, done, names: () => seen.states.map(({ name }) => name) };
}

const streams = () => server.requests.filter((request) => request.startsWith("GET stream"));
const patient = { timeout: 10_000, interval: 10 };

test("events come in order, those before and those after the stream was opened", async () => {
	server.say("one");
	const { seen, names } = aReader();
	await vi.waitFor(() => expect(names()).toEqual(["connecting", "live"]), patient);
	server.say("two");
	await vi.waitFor(() => expect(seen.texts).toEqual(["one", "two"]), patient);
});

test.each(["cut", "end"] as const)(
	"after the stream's %s it comes back from its cursor and misses nothing",
	async (how) => {
		const { seen } = aReader();
		server.say("one");
		await vi.waitFor(() => expect(seen.texts).toEqual(["one"]), patient);
		server[how]();
		await vi.waitFor(() => expect(server.streams).toBe(0), patient);
		server.say("two");
		await vi.waitFor(() => expect(seen.texts).toEqual(["one", "two"]), patient);
		expect(streams()).toEqual(["GET stream 0", "GET stream 1"]);
	},
);

test("a stream that falls silent is given up", async () => {
	const { seen } = aReader({ silence: 200 });
	await vi.waitFor(() => expect(streams().length).toBeGreaterThan(1), patient);
	expect(seen.states).toContainEqual({ name: "waiting", attempt: 0, until: expect.any(Number) });
});

test("a wait is cut short by waking", async () => {
	server.refusals.push({ status: 503, headers: { "retry-after": "3600" } });
	const { connection, names } = aReader();
	await vi.waitFor(() => expect(names()).toEqual(["connecting", "waiting"]), patient);
	connection.wake();
	await vi.waitFor(() => expect(names()).toEqual(["connecting", "waiting", "connecting", "live"]), patient);
});

test("a wait lasts at least as long as the server asked", async () => {
	server.refusals.push({ status: 429, headers: { "retry-after": "60" } });
	const { seen } = aReader();
	await vi.waitFor(() => expect(seen.states.at(-1)?.name).toBe("waiting"), patient);
	const state = seen.states.at(-1);
	expect(state?.name === "waiting" && state.until - Date.now()).toBeGreaterThan(55_000);
});

test("a live line is left alone by waking and replaced at once when it is suspect", async () => {
	const { connection, names } = aReader();
	await vi.waitFor(() => expect(names()).toEqual(["connecting", "live"]), patient);
	connection.wake();
	connection.wake(true);
	await vi.waitFor(() => expect(names()).toEqual(["connecting", "live", "connecting", "live"]), patient);
});

test.each([
	[401, "session_ended"],
	[404, "room_gone"],
	[403, "room_gone"],
])("a refusal with %i ends it for good: %s", async (status, reason) => {
	server.refusals.push({ status });
	const { seen, done } = aReader();
	await done;
	expect(seen.states.at(-1)).toEqual({ name: "ended", reason });
});

test("a closed room ends it for good", async () => {
	const { seen, done, names } = aReader();
	await vi.waitFor(() => expect(names()).toContain("live"), patient);
	server.signal({ type: "room_closed", room_id: "lobby", reason: "deleted" });
	await done;
	expect(seen.states.at(-1)).toEqual({ name: "ended", reason: "room_closed" });
});

test("after a reset the room is loaded anew and read on from there", async () => {
	server.say("forgotten");
	server.forgotten = 1;
	const { seen } = aReader();
	await vi.waitFor(() => expect(streams()).toEqual(["GET stream 0", "GET stream 1"]), patient);
	server.say("after");
	await vi.waitFor(() => expect(seen.texts).toEqual(["after"]), patient);
	expect(seen.reloads).toBe(1);
});

test("an unknown kind of event is passed over", async () => {
	const { seen, names } = aReader();
	await vi.waitFor(() => expect(names()).toContain("live"), patient);
	server.signal({ type: "fanfare" } as never);
	server.say("one");
	await vi.waitFor(() => expect(seen.texts).toEqual(["one"]), patient);
});

test("stopping ends the stream", async () => {
	const { done } = aReader();
	await vi.waitFor(() => expect(server.streams).toBe(1), patient);
	stop.abort();
	await done;
	await vi.waitFor(() => expect(server.streams).toBe(0), patient);
});
