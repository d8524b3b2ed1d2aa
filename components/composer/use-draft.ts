import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isSendable, longerThan, messageCharacters } from "../../lib/messages/limits";
import { useRoomStore } from "../room/room-context";

interface Draft {
	area: RefObject<HTMLTextAreaElement | null>;
	text: string;
	sendable: boolean;
	tooLong: boolean;
	write(text: string): void;
	insert(piece: string): void;
	send(): void;
	onKeyDown(event: KeyboardEvent): void;
}

/** The text that is being written, and its way into the outbox. */
export function useDraft(): Draft {
	const store = useRoomStore();
	const area = useRef<HTMLTextAreaElement>(null);
	const [text, setText] = useState("");
	useFocusAtFirst(area);
	const sendable = isSendable(text);

	function write(next: string): void {
		setText(next);
		if (next.trim() !== "") void store.noteTyping();
	}

	/** At the caret, in place of what is selected. */
	function insert(piece: string): void {
		const element = area.current;
		if (!element) return;
		element.focus();
		element.setRangeText(piece, element.selectionStart, element.selectionEnd, "end");
		write(element.value);
	}

	function send(): void {
		if (!sendable) return;
		store.send(text);
		setText("");
		area.current?.focus();
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (!isSendKey(event)) return;
		event.preventDefault();
		send();
	}

	return { area, text, sendable, tooLong: longerThan(text, messageCharacters), write, insert, send, onKeyDown };
}

/** Whoever comes in may begin to write; on touch that would only raise the keyboard over the room. */
function useFocusAtFirst(area: RefObject<HTMLTextAreaElement | null>): void {
	useEffect(() => {
		if (!isTouch()) area.current?.focus({ preventScroll: true });
	}, [area]);
}

function isTouch(): boolean {
	return matchMedia("(pointer: coarse)").matches;
}

/** Enter sends, but not while an input method composes, and not on a touch keyboard, where it is the only line break. */
function isSendKey(event: KeyboardEvent): boolean {
	if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return false;
	return !isTouch();
}
