import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApi } from "./api";
import { Connection, type ConnectionOptions, type ConnectionState } from "./connection";
import { Ladder } from "./ladder";
import { StandIn } from "./stand-in";

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

const forgetful = { read: () => null, write: () => undefined };

/** A reader of the lobby from its start, with what it saw. */
function aReader(change: Partial<ConnectionOptions> = {}) {
	const api = createApi({ baseUrl: url });
	const seen = { texts: [] as string[], states: [] as ConnectionState[], cursor: "e.*lobby:0" };
	const ladder = new Ladder(forgetful);
	const connection = new Connection({
		open: (signal) => api.openAllEvents(seen.cursor, signal),
		poll: (wait, patience, signal) => api.pollAllEvents(seen.cursor, { wait, patience, signal }),
		onItem: ({ event, cursor }) => {
			if (event.type === "chat") seen.texts.push(event.message);
			seen.cursor = cursor ?? seen.cursor;
		},
		onAnswer: ({ events, cursor }) => {
			for (const event of events) if (event.type === "chat") seen.texts.push(event.message);
			seen.cursor = cursor;
		},
		onState: (state) => seen.states.push(state),
		ladder,
		chance: () => 0,
		...change,
	});
	const done = connection.run(stop.signal);
	return { seen, ladder, connection, done, names: () => seen.states.map(({ name }) => name) };
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
		expect(streams()).toEqual(["GET stream e.*lobby:0", "GET stream e.*lobby:1"]);
	},
);

test("a stream that falls silent is given up", async () => {
	const { seen } = aReader({ timings: { silence: 200 } });
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

test("the end of the session ends it for good", async () => {
	server.refusals.push({ status: 401 });
	const { seen, done } = aReader();
	await done;
	expect(seen.states.at(-1)).toEqual({ name: "ended", reason: "session_ended" });
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

const isStream = (headers: { accept?: string | undefined }) => headers.accept === "text/event-stream";

test("where a stream brings not even its first byte, long polls take over and lose nothing", async () => {
	server.spoil = ({ headers }) => isStream(headers);
	const { seen, ladder, names } = aReader({ timings: { firstByte: 200 } });
	await vi.waitFor(() => expect(names().at(-1)).toBe("live"), patient);
	expect(ladder.rung).toBe("long-poll");
	for (const text of ["one", "two"]) {
		server.say(text);
		await vi.waitFor(() => expect(seen.texts.at(-1)).toBe(text), patient);
	}
	expect(seen.texts).toEqual(["one", "two"]);
	expect(streams().length).toBe(1);
});

test("streams that are cut again and again are given up after the third", async () => {
	server.retry = 1;
	server.spoil = ({ headers }, response) => {
		if (!isStream(headers)) return false;
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.write("retry: 1\n\n: hello\n\n", () => response.destroy());
		return true;
	};
	const { seen, ladder } = aReader();
	await vi.waitFor(() => expect(ladder.rung).toBe("long-poll"), patient);
	server.say("one");
	await vi.waitFor(() => expect(seen.texts).toEqual(["one"]), patient);
	expect(streams().length).toBe(3);
});

test("where waiting polls fail too, one poll after the other takes over", async () => {
	server.spoil = ({ headers, url: path }, response) => {
		const waits = path?.includes("wait=25") ?? false;
		if (waits) response.destroy();
		return waits || isStream(headers);
	};
	const { seen, ladder } = aReader({ timings: { firstByte: 100, pollInterval: 20 } });
	await vi.waitFor(() => expect(ladder.rung).toBe("poll"), patient);
	for (const text of ["one", "two"]) {
		server.say(text);
		await vi.waitFor(() => expect(seen.texts.at(-1)).toBe(text), patient);
	}
	expect(seen.texts).toEqual(["one", "two"]);
});

test("a server that is away says nothing about the rung", async () => {
	server.spoil = (_request, response) => {
		response.destroy();
		return true;
	};
	const { ladder } = aReader();
	await vi.waitFor(() => expect(streams().length).toBe(3), patient);
	expect(ladder.rung).toBe("sse");
});
