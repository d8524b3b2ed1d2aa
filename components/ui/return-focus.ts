/**
 * Where the focus was before something opened, so that it can go back. The page and each thing that floats over it are layers
 * that remember it for themselves: a menu's choice that opens a dialog is gone by then, a panel that opened one is not.
 */

const floating = "[role=dialog],[role=alertdialog],[role=menu]";
const passing = "[data-passing]";

/** What had the focus last in each layer; the layer that had it last is the last. */
const lasts = new Map<Element, HTMLElement>();
let watching = false;

/** From the first call on it is known what has the focus. What is in a `data-passing` element is never gone back to. */
export function watchFocus(): void {
	if (!watching) document.addEventListener("focusin", ({ target }) => note(target));
	watching = true;
	note(document.activeElement);
}

function note(target: EventTarget | null): void {
	if (!(target instanceof HTMLElement) || target === document.body || target.closest(passing)) return;
	const layer = target.closest(floating) ?? document.body;
	for (const known of lasts.keys()) if (!known.isConnected) lasts.delete(known);
	lasts.delete(layer);
	lasts.set(layer, target);
}

/** What had the focus before `closing` did, or else a place to write; on touch that would open the keyboard, and true leaves it open. */
export function findFocusHome(closing: Element | null = null): HTMLElement | true {
	const homes = [...lasts.values()].reverse();
	const home = homes.find((element) => !closing?.contains(element) && element.isConnected && element.checkVisibility());
	if (home) return home;
	if (matchMedia("(pointer: coarse)").matches) return true;
	return document.querySelector<HTMLElement>("main textarea, main [tabindex], main button") ?? true;
}
