import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Pairing } from "../pairing/schema";
import type { Clock } from "./clock";
import { createPairingApi } from "./pairing-api";
import { PairingStore } from "./pairing-store";
import { Refusal } from "./refusal";
import { idle, PairingStandIn, waiting, withPartner } from "./stand-in-pairing";

const patient = { timeout: 10_000, interval: 5 };

let server: PairingStandIn;
let url: string;
let stop: () => void;

beforeEach(async () => {
	server = new PairingStandIn();
	url = await server.start();
	stop = () => undefined;
});
afterEach(async () => {
	stop();
	await server.stop();
});

/** Its own time, in which no pause lasts. */
class QuickClock implements Clock {
	time = 1_000_000;
	now = () => this.time;
	after = (milliseconds: number, work: () => void) => {
		const timer = setTimeout(() => {
			this.time += milliseconds;
			work();
		}, 1);
		return () => clearTimeout(timer);
	};
}

function aTab(opening: Pairing | null = null) {
	let narrow = false;
	const api = createPairingApi({ baseUrl: url, founding: () => narrow });
	const clock = new QuickClock();
	const onShort = vi.fn(() => {
		narrow = true;
	});
	const store = new PairingStore(api, { opening, clock, chance: () => 0, onShort });
	stop = store.start();
	return { store, clock, onShort, view: () => store.getSnapshot() };
}

/** A tab that knows how things stand and waits for news. */
async function aWaitingTab(pairing: Pairing) {
	server.pairing = pairing;
	const tab = aTab();
	await vi.waitFor(() => expect(server.held).toBe(1), patient);
	return tab;
}

test("nothing is known until the server has spoken, and then what it says", async () => {
	const tab = aTab();
	expect(tab.view()).toMatchObject({ phase: "unknown", online: null });
	await vi.waitFor(() => expect(tab.view()).toMatchObject({ phase: "idle", online: 1 }), patient);
});

test("a wish leads over connecting and waiting to a partner", async () => {
	const { store, view, clock } = await aWaitingTab(idle);
	const phases = new Set<string>();
	store.subscribe(() => phases.add(view().phase));
	await store.connect({ tags: ["music"] });
	expect(view().waiting).toEqual({ tags: ["music"], widensAt: clock.now() + 10_000 });
	server.tell(withPartner("bob", { tags: ["music"] }));
	await vi.waitFor(() => expect(view().phase).toBe("connected"), patient);
	expect([...phases]).toEqual(["connecting", "waiting", "connected"]);
	expect(view().pair).toMatchObject({ partner: "bob", tags: ["music"], over: null, found: false });
	expect(server.requests).toContain('POST /api/pairing {"tags":["music"]}');
});

test("a pair that was there before the page is known as such", async () => {
	const { view } = await aWaitingTab(withPartner("bob"));
	expect(view().pair).toMatchObject({ room_id: "room of bob", found: true });
});

test("after the partner has left the conversation stays, until one goes on", async () => {
	const { store, view, clock } = await aWaitingTab(withPartner("bob"));
	const told: number[] = [];
	store.subscribe(() => view().phase === "disconnected" && told.push(clock.now()));
	server.tell(withPartner("bob", { status: "disconnected", reconnects_in_seconds: 3 }));
	await vi.waitFor(() => expect(view().phase).toBe("disconnected"), patient);
	expect(view().pair).toMatchObject({ partner: "bob", over: "theirs" });
	expect(view().goesOnAt).toBe((told[0] ?? 0) + 3_000);
	await store.stopGoingOn();
	expect(view()).toMatchObject({ goesOnAt: null, phase: "disconnected" });
	await store.connect({});
	expect(view()).toMatchObject({ phase: "waiting", pair: null });
	expect(server.requests.filter((request) => request.startsWith("DELETE"))).toEqual([]);
});

test("one's own leaving keeps the conversation on the screen and goes nowhere", async () => {
	const { store, view } = await aWaitingTab(withPartner("bob"));
	await store.disconnect();
	expect(view()).toMatchObject({ phase: "idle", goesOnAt: null, pair: { partner: "bob", over: "mine" } });
	await store.clear();
	expect(view().pair).toBeNull();
});

test("the next one comes after leaving the one there is", async () => {
	const { store, view } = await aWaitingTab(withPartner("bob"));
	server.onConnect = () => withPartner("cem");
	await store.connect({});
	expect(view().pair).toMatchObject({ partner: "cem", over: null });
	const deeds = server.requests.filter((request) => !request.startsWith("GET"));
	expect(deeds).toEqual(["DELETE /api/pairing", "POST /api/pairing {}"]);
});

test("consent of either is told, and a countdown does not jump with the server's whole seconds", async () => {
	const { store, view, clock } = await aWaitingTab(withPartner("bob"));
	await store.stay(true);
	expect(view().pair?.stay).toEqual({ mine: true, theirs: false });
	server.tell(waiting);
	await vi.waitFor(() => expect(view().phase).toBe("waiting"), patient);
	const at = view().waiting?.widensAt;
	clock.time += 400;
	server.tell({ ...waiting, online_count: 7 });
	await vi.waitFor(() => expect(view().online).toBe(7), patient);
	expect(view().waiting?.widensAt).toBe(at);
});

test("a refusal is handed on, and how things stand is shown again", async () => {
	const { store, view } = await aWaitingTab(idle);
	server.spoil = (request, response) => {
		if (request.method !== "POST") return false;
		response.writeHead(429, { "content-type": "application/problem+json" });
		response.end(JSON.stringify({ code: "rate_limited", detail: "Too much." }));
		return true;
	};
	await expect(store.connect({})).rejects.toBeInstanceOf(Refusal);
	expect(view().phase).toBe("idle");
});

test("a server that is away is asked again, and the end of the session ends the asking", async () => {
	const { view } = await aWaitingTab(idle);
	let away = 3;
	server.spoil = (_request, response) => {
		if (away-- <= 0) return false;
		response.destroy();
		return true;
	};
	server.tell(waiting);
	await vi.waitFor(() => expect(view()).toMatchObject({ phase: "waiting", reachable: true }), patient);
	expect(away).toBeLessThan(0);
	server.spoil = (_request, response) => {
		response.writeHead(401, { "content-type": "application/problem+json" });
		response.end(JSON.stringify({ code: "session_expired", detail: "Over." }));
		return true;
	};
	server.tell(idle);
	await vi.waitFor(() => expect(view().ended).toMatchObject({ code: "session_expired" }), patient);
});

test("where no question may wait they become short, and the founding paths are taken", async () => {
	server.spoil = (request, response) => {
		const waits = request.url?.includes("wait=10") ?? false;
		if (waits) response.destroy();
		return waits;
	};
	const { store, view, onShort } = aTab();
	await vi.waitFor(() => expect(onShort).toHaveBeenCalledOnce(), patient);
	await store.connect({});
	server.tell(withPartner("bob"));
	await vi.waitFor(() => expect(view().phase).toBe("connected"), patient);
	expect(server.requests).toContain("POST /connect {}");
	await vi.waitFor(() => expect(server.requests.at(-1)).toMatch(/^GET \/poll\?after=.*&wait=0$/), patient);
});
