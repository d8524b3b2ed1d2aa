import { useSyncExternalStore } from "react";

const signs = ["focus", "blur", "pageshow", "visibilitychange"] as const;

/** Whether somebody looks: the page is on the screen and has the focus. */
export function useAttentive(): boolean {
	return useSyncExternalStore(
		subscribe,
		() => document.visibilityState === "visible" && document.hasFocus(),
		() => true,
	);
}

function subscribe(listener: () => void): () => void {
	const stop = new AbortController();
	for (const sign of signs) addEventListener(sign, listener, { signal: stop.signal, capture: true });
	return () => stop.abort();
}
