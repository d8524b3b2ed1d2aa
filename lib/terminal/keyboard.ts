/** Keys as a terminal sends them, decoded by Node's readline; what is pasted comes whole. */
import { emitKeypressEvents, type Key } from "node:readline";
import type { ReadStream } from "node:tty";

export interface KeyboardListener {
	/** A key with a name, as "ctrl+a", "alt+b" or "left". */
	onKey(name: string): void;
	onText(text: string): void;
	/** The window that the terminal is in was entered or left. */
	onFocus(focused: boolean): void;
}

/** Bracketed paste and focus reports. */
const modes = [2004, 1004];
export const enterModes = modes.map((mode) => `\x1b[?${mode}h`).join("");
export const leaveModes = modes.map((mode) => `\x1b[?${mode}l`).join("");
const focusIn = "\x1b[I";
const focusOut = "\x1b[O";

/** Listens until the function that it answers is called. */
export function listenToKeys(input: ReadStream, listener: KeyboardListener): () => void {
	let pasted: string | null = null;
	const hear = (text: string | undefined, key: Key) => {
		if (key.name === "paste-start") pasted = "";
		else if (key.name === "paste-end") {
			listener.onText(pasted ?? "");
			pasted = null;
		} else if (pasted !== null) pasted += key.sequence ?? text ?? "";
		else if (key.sequence === focusIn || key.sequence === focusOut) listener.onFocus(key.sequence === focusIn);
		else if (isTyped(text, key)) listener.onText(text);
		else if (key.name) listener.onKey(nameOf({ ...key, name: key.name }));
	};
	emitKeypressEvents(input);
	input.setRawMode(true);
	input.on("keypress", hear);
	input.resume();
	return () => {
		input.off("keypress", hear);
		input.setRawMode(false);
		input.pause();
	};
}

function isTyped(text: string | undefined, { ctrl, meta }: Key): text is string {
	return text !== undefined && !ctrl && !meta && !/^\p{Cc}/u.test(text);
}

function nameOf({ ctrl, meta, name }: Key & { name: string }): string {
	return `${ctrl ? "ctrl+" : ""}${meta ? "alt+" : ""}${name}`;
}
