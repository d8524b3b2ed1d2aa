/** Whatever happens to tabs, words, streams and answers, in whatever order: in the end every tab shows every message once. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { StandIn } from "./stand-in";
import { aRoom, Browser, Tab, textsOf } from "./stand-in-browser";

const rooms = ["lobby", "den"];
const patient = { timeout: 15_000, interval: 10 };

const kinds = ["say", "say", "say", "lose", "hear", "cut", "refuse", "restart", "wake", "close", "open"] as const;
type Mishap = (typeof kinds)[number];
/** Each with the milliseconds until the next. */
const mishap = fc.record({ what: fc.constantFrom(...kinds), pause: fc.constantFrom(0, 2, 10, 40) });

class Scene {
	readonly server = new StandIn();
	readonly browser = new Browser();
	readonly tabs: Tab[] = [];
	url = "";
	#said = 0;

	async start(): Promise<void> {
		this.url = await this.server.start();
		this.server.retry = 1;
		this.server.answers = (_method, path, _body, query) => {
			const [, , , roomId = "", resource] = path.split("/");
			if (path === "/api/rooms") return { rooms: rooms.map((each) => aRoom(this.server, each)) };
			if (resource === "messages") return this.server.logs.page(roomId, query);
			return resource === "members" ? { members: [] } : aRoom(this.server, roomId);
		};
		for (const roomId of rooms) this.server.logs.of(roomId);
		this.open();
		this.open();
		await vi.waitFor(() => {
			for (const tab of this.tabs) expect(tab.chat.getSnapshot().connection.name).toBe("live");
		}, patient);
	}

	open(): void {
		const tab = new Tab(this.server, this.url, { browser: this.browser, rooms });
		for (const roomId of rooms) tab.open(roomId);
		this.tabs.push(tab);
	}

	act(what: Mishap): void {
		if (what === "say") this.server.say(`text ${this.#said++}`, null, "bob", rooms[this.#said % 2]);
		if (what === "lose") this.browser.loses = ({ word }) => word === "item";
		if (what === "hear") this.browser.loses = () => false;
		if (what === "cut") this.server.cut();
		if (what === "refuse") this.server.refusals.push({ status: 503 });
		if (what === "restart") this.tabs[this.#said % this.tabs.length]?.restart();
		if (what === "wake") this.tabs.at(-1)?.chat.wake(true);
		if (what === "close" && this.tabs.length > 1) this.tabs.shift()?.close();
		if (what === "open" && this.tabs.length < 4) this.open();
	}

	/** One last message in each room, with nothing lost any more. */
	async settle(): Promise<void> {
		this.browser.loses = () => false;
		this.server.refusals.splice(0);
		for (const tab of this.tabs) tab.chat.wake(true);
		for (const roomId of rooms) this.server.say("the last word", null, "bob", roomId);
		await vi.waitFor(() => {
			for (const tab of this.tabs)
				for (const roomId of rooms) expect(textsOf(tab.open(roomId))).toEqual(this.#textsIn(roomId));
		}, patient);
	}

	async stop(): Promise<void> {
		for (const tab of this.tabs) tab.close();
		await this.server.stop();
	}

	#textsIn(roomId: string): string[] {
		return this.server.logs.messages(roomId).map(({ message }) => message);
	}
}

test("after any mishaps every tab shows every message once, in order", { timeout: 120_000 }, async () => {
	const run = async (mishaps: { what: Mishap; pause: number }[]) => {
		const scene = new Scene();
		await scene.start();
		try {
			for (const { what, pause } of mishaps) {
				scene.act(what);
				await new Promise((resolve) => setTimeout(resolve, pause));
			}
			await scene.settle();
		} finally {
			await scene.stop();
		}
	};
	await fc.assert(fc.asyncProperty(fc.array(mishap, { minLength: 10, maxLength: 40 }), run), { numRuns: 15 });
});
