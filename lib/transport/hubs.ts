/** The hubs of this process: opened by their first listener, closed with their last. */
import { readBounds } from "../events/read";
import { Hub, type HubListener } from "./hub";

const slot = Symbol.for("parley.hubs");
const shared = globalThis as { [slot]?: Map<string, Promise<Hub>> };
shared[slot] ??= new Map();
const hubs = shared[slot];

/** Adds `listener` to the room's hub. */
export async function joinHub(roomId: string, listener: HubListener): Promise<Hub> {
	let opening = hubs.get(roomId);
	if (!opening) {
		opening = Hub.open(roomId);
		hubs.set(roomId, opening);
		opening.catch(() => hubs.delete(roomId));
	}
	const hub = await opening;
	// While this one waited, the hub's last listener may have gone and closed it.
	if (hubs.get(roomId) !== opening) return joinHub(roomId, listener);
	hub.add(listener);
	return hub;
}

export function leaveHub(hub: Hub, listener: HubListener): void {
	if (!hub.remove(listener)) return;
	hub.close();
	hubs.delete(hub.roomId);
}

/** Compares every hub with the head of its log, in one query. */
export async function compareHubs(): Promise<void> {
	const open = await Promise.all(hubs.values());
	if (open.length === 0) return;
	const bounds = await readBounds(open.map((hub) => hub.roomId));
	for (const hub of open) hub.compare(bounds.get(hub.roomId));
}
