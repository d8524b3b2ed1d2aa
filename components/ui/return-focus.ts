/** Where the focus was before something opened over the page, so that it can go back: a menu's choice that opens a dialog is gone by then. */

const floating = "[role=dialog],[role=alertdialog],[role=menu]";

let last: Element | null = null;

function note(element: EventTarget | null): void {
	if (element instanceof HTMLElement && element !== document.body && !element.closest(floating)) last = element;
}

/** From the first call on, what has the focus outside of all that floats is known. */
export function watchFocus(): void {
	if (last === null) document.addEventListener("focusin", ({ target }) => note(target));
	note(document.activeElement);
}

/** What had the focus last, as long as it can have it; else where people write, but never on touch, where that opens the keyboard. */
export function findFocusHome(): HTMLElement | boolean {
	if (last instanceof HTMLElement && last.isConnected && last.checkVisibility()) return last;
	if (matchMedia("(pointer: coarse)").matches) return true;
	return document.querySelector<HTMLElement>("main textarea, main [tabindex], main button") ?? true;
}
