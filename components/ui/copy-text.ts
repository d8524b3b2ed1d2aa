/** Puts `text` on the clipboard; false where the browser forbids it, as it does over plain HTTP from another machine. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch (error) {
		if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
		return copyBySelection(text);
	}
}

function copyBySelection(text: string): boolean {
	const area = document.createElement("textarea");
	area.value = text;
	area.setAttribute("readonly", "");
	area.className = "sr-only";
	const focused = document.activeElement;
	document.body.append(area);
	area.select();
	// Deprecated, and the one way there is without a secure context.
	const copied = document.execCommand("copy");
	area.remove();
	if (focused instanceof HTMLElement) focused.focus();
	return copied;
}
