/**
 * Writes `piece` in place of a stretch of the field's text, the caret behind it, so that undo knows of it: only the editing
 * command does that, and it wants the focus. `quietly` leaves the focus where it is, at the price of the undo.
 */
export function writeInto(area: HTMLTextAreaElement, start: number, end: number, piece: string, quietly = false): void {
	if (!quietly) {
		area.focus({ preventScroll: true });
		area.setSelectionRange(start, end);
		if (document.execCommand("insertText", false, piece)) return;
	}
	area.setRangeText(piece, start, end, "end");
	area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Whether fingers do the pointing: there Enter breaks the line, and the focus raises a keyboard. */
export function isTouch(): boolean {
	return matchMedia("(pointer: coarse)").matches;
}
