import { type RefObject, useEffect, useRef } from "react";

/** What had the focus is gone with the screen before: then the one thing to do on this one takes it. */
export function useFocusIfLost(): RefObject<HTMLButtonElement | null> {
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
	}, []);
	return button;
}
