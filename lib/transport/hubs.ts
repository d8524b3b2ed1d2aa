/** The hubs of this process: opened by their first listener, closed a while after their last. */
import { readBounds } from "../events/read";
import { Hub, type HubListener } from "./hub";

interface Hubs {
	opening: Map<string, Promise<Hub>>;
	open: Map<string, Hub>;
}

const slot = Symbol.for("parley.hubs");
const shared = globalThis as { [slot]?: Hubs };
shared[slot] ??= { opening: new Map(), open: new Map() };
const hubs = shared[slot];

/** Milliseconds that a hub outlives its last listener, so that polls and whoever comes back find it open. */
const lingering = 15_000;

/** Adds `listener` to the room's hub. */
export async function joinHub(roomId: string, listener: HubListener): Promise<Hub> {
	const opening = hubs.opening.get(roomId) ?? openHub(roomId);
	const hub = await opening;
	// While this one waited, the hub may have been left alone and closed.
	if (hubs.opening.get(roomId) !== opening) return joinHub(roomId, listener);
	hub.add(listener);
	return hub;
}

function openHub(roomId: string): Promise<Hub> {
	const opening = Hub.open(roomId);
	hubs.opening.set(roomId, opening);
	opening.then(
		(hub) => hubs.open.set(roomId, hub),
		() => hubs.opening.delete(roomId),
	);
	return opening;
}

/** The room's hub where it is open already. */
export function findHub(roomId: string): Hub | undefined {
	return hubs.open.get(roomId);
}

export function leaveHub(hub: Hub, listener: HubListener): void {
	if (hub.remove(listener)) setTimeout(() => closeIfAlone(hub), lingering).unref();
}

function closeIfAlone(hub: Hub): void {
	if (!hub.alone || hubs.open.get(hub.roomId) !== hub) return;
	hub.close();
	hubs.open.delete(hub.roomId);
	hubs.opening.delete(hub.roomId);
}

/** Compares every hub with the head of its log, in one query. */
export async function compareHubs(): Promise<void> {
	const open = [...hubs.open.values()];
	if (open.length === 0) return;
	const bounds = await readBounds(open.map((hub) => hub.roomId));
	for (const hub of open) hub.compare(bounds.get(hub.roomId));
}
