import { useEffect, useRef } from "react";
import { readCharacterKeys } from "./character-keys";
import { isMac } from "./platform";

/**
 * Keys while the page has the focus, by their name: modifiers in the order `mod+alt+shift+`, then `KeyboardEvent.key` in lower
 * case, so `mod+k`, `alt+arrowup`, `shift+escape`, `?`. `mod` is Command on a Mac and Control elsewhere. A handler that
 * answers false lets the key go on.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/**
 * Listens for `shortcuts` while the component is on the screen. What is pressed in a dialog or a menu stays there; single
 * characters count outside of text fields, and not where they were turned off.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
	const latest = useRef(shortcuts);
	useEffect(() => {
		latest.current = shortcuts;
	});
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const shortcut = latest.current[nameKey(event)];
			if (!shortcut || event.defaultPrevented || event.isComposing || isElsewhere(event)) return;
			if (shortcut(event) !== false) event.preventDefault();
		};
		addEventListener("keydown", onKeyDown);
		return () => removeEventListener("keydown", onKeyDown);
	}, []);
}

export function nameKey(event: Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">): string {
	const key = event.key.toLowerCase();
	const mod = isMac() ? event.metaKey : event.ctrlKey;
	// "?" and the like need Shift on some keyboards and not on others.
	const shift = event.shiftKey && (key.length > 1 || /\p{L}/u.test(key));
	return `${mod ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift ? "shift+" : ""}${key}`;
}

function isElsewhere(event: KeyboardEvent): boolean {
	const { target } = event;
	if (!(target instanceof HTMLElement)) return false;
	if (target.closest("[role=dialog],[role=alertdialog],[role=menu]")) return true;
	return isCharacter(event) && (isWriting(target) || !readCharacterKeys());
}

const isCharacter = (event: KeyboardEvent) =>
	!event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;

function isWriting(target: HTMLElement): boolean {
	return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}
