import { useSyncExternalStore } from "react";

/** False on the server and while the page wakes up, so that both draw the same; true from then on. */
export function useHydrated(): boolean {
	return useSyncExternalStore(
		() => () => undefined,
		() => true,
		() => false,
	);
}
