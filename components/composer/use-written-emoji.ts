import { useEffect, useRef } from "react";
import { rememberEmoji } from "../message/recent-emoji";
import { findEmoji, type NamedEmoji } from "./emoji-match";
import { findWrittenEmoji } from "./trigger";
import type { Field } from "./use-field";

/** Turns `:tada:` into its emoji once the second colon is written. An undo brings the name back, and then it stays. */
export function useWrittenEmoji({ text, caret, replace }: Field, names: readonly NamedEmoji[]): void {
	const last = useRef({ text: "", grew: false });
	const turned = useRef<string | null>(null);
	useEffect(() => {
		if (text !== last.current.text) last.current = { text, grew: text.length > last.current.text.length };
		if (caret === null || !last.current.grew || text === turned.current) return;
		const written = findWrittenEmoji(text, caret);
		const emoji = written && findEmoji(names, written.name);
		if (!emoji) return;
		// After the key's own event, or the undo would not know of it.
		const timer = setTimeout(() => {
			turned.current = text;
			rememberEmoji(emoji);
			replace(written.start, caret, emoji);
		}, 0);
		return () => clearTimeout(timer);
	}, [text, caret, names, replace]);
}
