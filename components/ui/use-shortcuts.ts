import { useEffect, useRef } from "react";

/**
 * Keys while the page has the focus, by their name: modifiers in the order `mod+alt+shift+`, then `KeyboardEvent.key` in lower
 * case, so `mod+k`, `alt+arrowup`, `shift+escape`, `?`. `mod` is Command on a Mac and Control elsewhere. A handler that
 * answers false lets the key go on.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/** Listens for `shortcuts` while the component is on the screen; plain keys count only outside of text fields. */
export function useShortcuts(shortcuts: Shortcuts): void {
	const latest = useRef(shortcuts);
	useEffect(() => {
		latest.current = shortcuts;
	});
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const shortcut = latest.current[nameKey(event)];
			if (!shortcut || event.defaultPrevented || event.isComposing) return;
			if (isPlain(event) && isWriting(event.target)) return;
			if (shortcut(event) !== false) event.preventDefault();
		};
		addEventListener("keydown", onKeyDown);
		return () => removeEventListener("keydown", onKeyDown);
	}, []);
}

function nameKey(event: KeyboardEvent): string {
	const key = event.key.toLowerCase();
	const mac = /mac|iphone|ipad/i.test(navigator.platform);
	const mod = mac ? event.metaKey : event.ctrlKey;
	// "?" and the like need Shift on some keyboards and not on others.
	const shift = event.shiftKey && (key.length > 1 || /\p{L}/u.test(key));
	return `${mod ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift ? "shift+" : ""}${key}`;
}

const isPlain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;

function isWriting(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
	);
}
