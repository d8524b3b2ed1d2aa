/** What the browser does for a room: keep its outbox, share its stream among tabs, and tell when to look again. */
import type { RoomStore } from "../../lib/client/room-store";
import { openStorage } from "./page-storage";
import { exclusively, TabSharing } from "./tab-sharing";

/** Brings the room to life in this tab; what it answers ends that. */
export function enliven(store: RoomStore, roomId: string, userId: string): () => void {
	const name = `parley:room:${roomId}:${userId}`;
	const stop = store.start({
		storage: openStorage(),
		sharing: new TabSharing(name),
		exclusively: (work, signal) => exclusively(`${name}:outbox`, work, signal),
	});
	const deaf = listenToBrowser(store);
	return () => {
		deaf();
		stop();
	};
}

function listenToBrowser(store: RoomStore): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	// Whatever was open before the network went may be dead without saying so.
	addEventListener("offline", () => store.wake(true), { signal });
	addEventListener("online", () => store.wake(true), { signal });
	addEventListener("pageshow", (event) => event.persisted && store.wake(true), { signal });
	addEventListener("storage", () => store.refreshOutbox(), { signal });
	document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && store.wake(false), {
		signal,
	});
	return () => stop.abort();
}
