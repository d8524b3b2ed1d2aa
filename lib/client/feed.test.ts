import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomEvent } from "../events/schema";
import { createApi } from "./api";
import type { ConnectionState } from "./connection";
import { Feed } from "./feed";
import { alone, type Sharing, type TabWord } from "./sharing";
import { StandIn } from "./stand-in";

let server: StandIn;
let url: string;
const tabs: Tab[] = [];

beforeEach(async () => {
	server = new StandIn();
	url = await server.start();
});
afterEach(async () => {
	for (const tab of tabs.splice(0)) tab.close();
	await server.stop();
});

/** A browser: whoever came first leads, words reach all others, and some may be lost on their way. */
class Browser {
	readonly #queue: { lead: (signal: AbortSignal) => Promise<void>; signal: AbortSignal }[] = [];
	readonly #ears = new Map<Sharing, (word: TabWord) => void>();
	loses: (word: TabWord) => boolean = () => false;

	sharing(): Sharing {
		const sharing: Sharing = {
			elect: (lead, signal) => {
				this.#queue.push({ lead, signal });
				if (this.#queue.length === 1) void this.#reign();
			},
			takeOver: () => undefined,
			say: (word) => {
				const others = [...this.#ears].filter(([other]) => other !== sharing);
				if (!this.loses(word)) for (const [, hear] of others) queueMicrotask(() => hear(structuredClone(word)));
			},
			listen: (hear, signal) => {
				this.#ears.set(sharing, hear);
				signal.addEventListener("abort", () => this.#ears.delete(sharing));
			},
		};
		return sharing;
	}

	async #reign(): Promise<void> {
		for (let next = this.#queue[0]; next; next = this.#queue[0]) {
			if (!next.signal.aborted) await next.lead(next.signal);
			this.#queue.shift();
		}
	}
}

class Tab {
	readonly texts: string[] = [];
	states: ConnectionState["name"][] = [];
	reloads = 0;
	readonly #stop = new AbortController();
	readonly feed: Feed;

	constructor(sharing: Sharing, cursor = "c-0") {
		const api = createApi({ baseUrl: url });
		let position = cursor;
		this.feed = new Feed({
			sharing,
			cursor: () => position,
			open: (after, signal) => api.openEvents("lobby", after, signal),
			poll: (after, signal) => api.pollEvents("lobby", after, { signal }),
			onEvents: (events, after) => {
				this.texts.push(...events.flatMap(textOf));
				position = after ?? position;
			},
			reload: async () => {
				this.reloads += 1;
				this.texts.splice(0, this.texts.length, ...server.log.flatMap(textOf));
				position = `c-${server.log.length}`;
			},
			onState: ({ name }) => this.states.push(name),
		});
		this.feed.start(this.#stop.signal);
		tabs.push(this);
	}

	close(): void {
		this.#stop.abort();
	}
}

const textOf = (event: RoomEvent) => (event.type === "chat" ? [event.message] : []);
const patient = { timeout: 10_000, interval: 10 };
const streamed = () => server.requests.filter((request) => request.startsWith("GET stream")).length;

async function openTabs(count: number, browser = new Browser()): Promise<Tab[]> {
	const opened = Array.from({ length: count }, () => new Tab(browser.sharing()));
	await vi.waitFor(() => {
		for (const tab of opened) expect(tab.states).toContain("live");
	}, patient);
	return opened;
}

async function expectTexts(readers: Tab[], texts: string[]): Promise<void> {
	await vi.waitFor(() => {
		for (const tab of readers) expect(tab.texts).toEqual(texts);
	}, patient);
}

test("ten tabs hold one stream and all see every event once", async () => {
	const ten = await openTabs(10);
	for (const text of ["one", "two", "three"]) server.say(text);
	await expectTexts(ten, ["one", "two", "three"]);
	expect(streamed()).toBe(1);
});

test("a tab that comes late reads from its own cursor, then follows", async () => {
	const browser = new Browser();
	const [first] = await openTabs(1, browser);
	server.say("one");
	if (first) await expectTexts([first], ["one"]);
	const [late] = await openTabs(1, browser);
	server.say("two");
	if (first && late) await expectTexts([first, late], ["one", "two"]);
	expect(streamed()).toBe(1);
});

test("a tab whose snapshot already holds an event does not take it twice", async () => {
	const browser = new Browser();
	await openTabs(1, browser);
	const held = server.say("held");
	const ahead = new Tab(browser.sharing(), "c-1");
	browser.sharing().say({ word: "item", item: { event: held, cursor: "c-1" } });
	server.say("new");
	await expectTexts([ahead], ["new"]);
});

test("a follower that missed something fills the hole by one poll", async () => {
	const browser = new Browser();
	const two = await openTabs(2, browser);
	server.say("one");
	await expectTexts(two, ["one"]);
	browser.loses = (word) => word.word === "item" && word.item.cursor === "c-2";
	server.say("two");
	server.say("three");
	await expectTexts(two, ["one", "two", "three"]);
	expect(server.requests).toContain("GET poll 1");
});

test("when the leading tab closes another takes over and nothing is missed", async () => {
	const [leader, ...others] = await openTabs(3);
	server.say("one");
	await expectTexts(others, ["one"]);
	leader?.close();
	server.say("between");
	await vi.waitFor(() => expect(streamed()).toBe(2), patient);
	server.say("after");
	await expectTexts(others, ["one", "between", "after"]);
});

test("a follower's poll that fails is tried again", async () => {
	const browser = new Browser();
	await openTabs(1, browser);
	server.say("one");
	server.refusals.push({ status: 500 }, { status: 503 });
	const late = new Tab(browser.sharing());
	await expectTexts([late], ["one"]);
});

test("a reset makes every tab load the room anew", async () => {
	server.say("old");
	server.forgotten = 1;
	const two = await openTabs(2);
	server.say("new");
	await expectTexts(two, ["old", "new"]);
	for (const tab of two) expect(tab.reloads).toBeGreaterThan(0);
});

test("the end of the session ends all tabs", async () => {
	const three = await openTabs(3);
	server.refusals.push(...Array.from({ length: 9 }, () => ({ status: 401 })));
	server.cut();
	await vi.waitFor(() => {
		for (const tab of three) expect(tab.states.at(-1)).toBe("ended");
	}, patient);
});

test("a follower can wake the leader", async () => {
	const [, follower] = await openTabs(2);
	follower?.feed.wake(true);
	await vi.waitFor(() => expect(streamed()).toBe(2), patient);
});

test("one who is alone leads", async () => {
	const tab = new Tab(alone);
	server.say("one");
	await expectTexts([tab], ["one"]);
});
