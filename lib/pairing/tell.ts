/** Tells those whom it concerns what was just committed: a wake-up, which loses nothing where it is lost. */
import { openBus } from "../bus";
import { publishEvents } from "../events/write";
import { announceJoin } from "../rooms/write";
import type { Changes } from "./queue";

export function tellChanges({ matches, departures, people }: Changes): void {
	for (const match of matches) for (const event of match) announceJoin(event);
	publishEvents(departures);
	const concerned = new Set([...people, ...matches.flat().map(({ user_id }) => user_id)]);
	for (const userId of concerned) openBus().publish("person", userId, { kind: "pairing" });
}
