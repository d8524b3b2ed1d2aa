/** What the browser does for the chat: keep what is not sent, share one stream among tabs, and tell when to look again. */
import type { ChatStore } from "../../lib/client/chat-store";
import { openStorage } from "./page-storage";
import { exclusively, TabSharing } from "./tab-sharing";

/** Brings the chat to life in this tab; what it answers ends that. */
export function enliven(store: ChatStore): () => void {
	const stop = store.start({
		storage: openStorage(),
		sharing: (name) => new TabSharing(name),
		exclusively,
		network: () => `${location.origin} ${connectionType()}`,
	});
	const deaf = listenToBrowser(store);
	return () => {
		deaf();
		stop();
	};
}

function listenToBrowser(store: ChatStore): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	// Whatever was open before the network went may be dead without saying so.
	addEventListener("offline", () => store.wake(true), { signal });
	addEventListener("online", () => store.wake(true), { signal });
	addEventListener("pageshow", (event) => event.persisted && store.wake(true), { signal });
	addEventListener("pagehide", () => store.flush(), { signal });
	addEventListener("storage", () => store.refreshOutboxes(), { signal });
	document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && store.wake(false), {
		signal,
	});
	return () => stop.abort();
}

/** Where a browser tells it: wifi, cellular, ethernet … */
function connectionType(): string {
	const connection: unknown = Reflect.get(navigator, "connection");
	const type: unknown = connection instanceof EventTarget ? Reflect.get(connection, "type") : undefined;
	return typeof type === "string" ? type : "unknown";
}
