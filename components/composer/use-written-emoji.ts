import { useEffect, useRef } from "react";
import { findEmoji, type NamedEmoji } from "./emoji-match";
import { noteRecentEmoji } from "./recent-emoji";
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
		turned.current = text;
		noteRecentEmoji(emoji);
		replace(written.start, caret, emoji);
	}, [text, caret, names, replace]);
}
