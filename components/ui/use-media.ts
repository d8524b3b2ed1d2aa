import { useCallback, useSyncExternalStore } from "react";

/** Whether the media query holds; on the server and until the page is awake it does as `before` says. */
export function useMedia(query: string, before: boolean): boolean {
	const subscribe = useCallback(
		(listener: () => void) => {
			const media = matchMedia(query);
			media.addEventListener("change", listener);
			return () => media.removeEventListener("change", listener);
		},
		[query],
	);
	return useSyncExternalStore(
		subscribe,
		() => matchMedia(query).matches,
		() => before,
	);
}
