import { type ChangeEvent, type RefObject, type SyntheticEvent, useEffect, useRef, useState } from "react";
import { isTouch, writeInto } from "./write-into";

export interface Field {
	area: RefObject<HTMLTextAreaElement | null>;
	text: string;
	/** Where the next character goes, in code units; null while something is selected or the field has no focus. */
	caret: number | null;
	/** By hand. */
	onChange(event: ChangeEvent<HTMLTextAreaElement>): void;
	onSelect(event: SyntheticEvent<HTMLTextAreaElement>): void;
	onBlur(): void;
	/** Writes in place of a stretch of the text. */
	replace(start: number, end: number, piece: string): void;
	/** Writes in place of what is selected; on touch without raising the keyboard. */
	insert(piece: string): void;
	clear(): void;
	focus(): void;
}

/** The text area and its caret; the text itself is kept by whoever passes `text` and `write`. */
export function useField(text: string, write: (text: string) => void): Field {
	const area = useRef<HTMLTextAreaElement>(null);
	const [caret, setCaret] = useState<number | null>(null);
	useFocusAtFirst(area);
	useEarlyWords(area, write);

	function noteCaret({ currentTarget: { selectionStart, selectionEnd } }: SyntheticEvent<HTMLTextAreaElement>): void {
		setCaret(selectionStart === selectionEnd ? selectionStart : null);
	}

	return {
		area,
		text,
		caret,
		onChange: (event) => {
			write(event.currentTarget.value);
			noteCaret(event);
		},
		onSelect: noteCaret,
		onBlur: () => setCaret(null),
		replace: (start, end, piece) => area.current && writeInto(area.current, start, end, piece),
		insert: (piece) => {
			const { current } = area;
			if (current) writeInto(current, current.selectionStart, current.selectionEnd, piece, isTouch());
		},
		clear: () => {
			write("");
			setCaret(0);
		},
		focus: () => area.current?.focus({ preventScroll: true }),
	};
}

/** Whoever comes in may begin to write; on touch that would only raise the keyboard over the room. */
function useFocusAtFirst(area: RefObject<HTMLTextAreaElement | null>): void {
	useEffect(() => {
		if (!isTouch()) area.current?.focus({ preventScroll: true });
	}, [area]);
}

/** What somebody wrote before the page was awake stays. */
function useEarlyWords(area: RefObject<HTMLTextAreaElement | null>, write: (text: string) => void): void {
	useEffect(() => {
		if (area.current?.value) write(area.current.value);
	}, [area, write]);
}
