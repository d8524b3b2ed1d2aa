import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../messages/schema";
import { createApi } from "./api";
import { MapStorage } from "./map-storage";
import { Outbox } from "./outbox";
import type { OutboxEntry } from "./outbox-shelf";
import { StandIn } from "./stand-in";

let server: StandIn;
let url: string;
let stop: AbortController;
let storage: MapStorage;

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
	stop = new AbortController();
	storage = new MapStorage();
});
afterEach(async () => {
	stop.abort();
	await server.stop();
});

function anOutbox(signal = stop.signal, lock = new Lock()) {
	const api = createApi({ baseUrl: url });
	const seen = { posted: [] as Message[], entries: [] as readonly OutboxEntry[] };
	const outbox = new Outbox({
		storage,
		userId: "ada",
		roomId: "lobby",
		post: (message) => api.postMessage("lobby", message),
		onPosted: (message) => seen.posted.push(message),
		onChange: (entries) => {
			seen.entries = entries;
		},
		exclusively: (work) => lock.hold(work),
		chance: () => 0,
	});
	outbox.start(signal);
	return { outbox, seen };
}

/** One at a time, as Web Locks do it. */
class Lock {
	#last: Promise<void> = Promise.resolve();
	hold(work: () => Promise<void>): Promise<void> {
		this.#last = this.#last.then(work);
		return this.#last;
	}
}

const patient = { timeout: 10_000, interval: 10 };
const posted = () => server.posted.map(({ message }) => message);

test("messages are sent in order and leave the outbox when the server has them", async () => {
	const { outbox, seen } = anOutbox();
	for (const text of ["one", "two", "three"]) outbox.add(text);
	expect(seen.entries.map(({ message }) => message)).toEqual(["one", "two", "three"]);
	await vi.waitFor(() => expect(seen.entries).toEqual([]), patient);
	expect(posted()).toEqual(["one", "two", "three"]);
	expect(seen.posted.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test.each([500, 503, 429])("a refusal with %i is tried again, before anything later is sent", async (status) => {
	server.refusals.push({ status });
	const { outbox } = anOutbox();
	outbox.add("one");
	outbox.add("two");
	await vi.waitFor(() => expect(posted()).toEqual(["one", "two"]), patient);
});

test("while nobody answers the message waits, and waking sends it", async () => {
	await server.stop();
	const { outbox, seen } = anOutbox();
	outbox.add("one");
	await vi.waitFor(() => expect(seen.entries).toMatchObject([{ message: "one", failure: null }]), patient);
	server = new StandIn();
	url = await server.start();
	const revived = anOutbox();
	revived.outbox.wake();
	await vi.waitFor(() => expect(posted()).toEqual(["one"]), patient);
});

test("another refusal marks the message as failed, says why and lets later ones pass", async () => {
	server.refusals.push({ status: 400, body: { code: "validation_failed", detail: "The text is blank." } });
	const { outbox, seen } = anOutbox();
	outbox.add("bad");
	outbox.add("good");
	await vi.waitFor(() => expect(posted()).toEqual(["good"]), patient);
	await vi.waitFor(
		() => expect(seen.entries).toMatchObject([{ message: "bad", failure: { detail: "The text is blank." } }]),
		patient,
	);
});

test("a failed message is kept until it is sent again or discarded", async () => {
	server.refusals.push({ status: 403 }, { status: 403 });
	const { outbox, seen } = anOutbox();
	outbox.add("one");
	outbox.add("two");
	await vi.waitFor(() => expect(seen.entries.map(({ failure }) => failure === null)).toEqual([false, false]), patient);
	const [one, two] = seen.entries;
	outbox.retry(one?.client_id ?? "");
	outbox.discard(two?.client_id ?? "");
	await vi.waitFor(() => expect(seen.entries).toEqual([]), patient);
	expect(posted()).toEqual(["one"]);
});

test("what an earlier life left behind is sent under the same name", async () => {
	const before = new AbortController();
	server.refusals.push({ status: 503, headers: { "retry-after": "3600" } });
	const { seen } = (() => {
		const first = anOutbox(before.signal);
		first.outbox.add("one");
		return first;
	})();
	await vi.waitFor(() => expect(server.requests).toEqual(["POST lobby messages"]), patient);
	before.abort();
	anOutbox();
	await vi.waitFor(() => expect(posted()).toEqual(["one"]), patient);
	expect(server.posted[0]?.client_id).toBe(seen.entries[0]?.client_id);
});

test("two tabs that share a storage send each message once", async () => {
	const lock = new Lock();
	const [first, second] = [anOutbox(stop.signal, lock), anOutbox(stop.signal, lock)];
	first.outbox.add("one");
	second.outbox.add("two");
	first.outbox.refresh();
	await vi.waitFor(() => expect(storage.size).toBe(0), patient);
	expect(posted().sort()).toEqual(["one", "two"]);
});
