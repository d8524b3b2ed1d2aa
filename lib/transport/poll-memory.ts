/**
 * A poll that memory alone can answer, as most are. It stands on the snapshot that proved the right to read: where the hub
 * has told exactly what that snapshot held, what it remembers is what the log would say.
 */
import { parseCursor, roomCursor } from "../events/cursor";
import { pollEvents } from "../events/limits";
import { startFrom } from "../events/rules";
import type { EventsQuery } from "../events/schema";
import type { Reader } from "../rooms/access";
import type { Frame } from "./frame";
import { findHub } from "./hubs";

export type Question = Pick<EventsQuery, "wait"> & { after: string | null };

/** The answer's JSON; null where the log must be read, or an event be waited for. */
export async function pollFromMemory({ room, actor }: Reader, { after, wait }: Question): Promise<string | null> {
	const hub = findHub(room.id);
	if (!hub || hub.position !== room.head) return null;
	const start =
		after === null
			? { position: room.head, reset: null }
			: startFrom(parseCursor(after), room.id, { epoch: hub.epoch, head: room.head, pruned: room.pruned });
	if (start.reset) return null;
	const frames = hub.remembered(start.position, pollEvents);
	if (!frames || (frames.length === 0 && wait > 0)) return null;
	const cursor = roomCursor(hub.epoch, room.id, frames.at(-1)?.seq ?? room.head);
	const state = await hub.signals.polled(actor);
	return `{"events":[${frames.map(jsonOf).join(",")}],"cursor":"${cursor}",${state.slice(1)}`;
}

/** Encoded already for the streams. */
function jsonOf({ json }: Frame): string {
	return json;
}
