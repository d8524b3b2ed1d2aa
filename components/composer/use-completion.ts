import { type KeyboardEvent, useMemo, useState } from "react";
import { rememberEmoji } from "../message/recent-emoji";
import type { Suggestion } from "./suggestion";
import { fillTrigger, findTrigger, type Trigger } from "./trigger";
import { useEmojiNames } from "./use-emoji-names";
import type { Field } from "./use-field";
import { useSuggestions } from "./use-suggestions";
import { useWrittenEmoji } from "./use-written-emoji";

export interface Completion {
	/** None where nothing can be completed. */
	suggestions: readonly Suggestion[];
	active: number;
	take(suggestion: Suggestion): void;
	/** Whether the key was for the list, and so for nobody else. */
	onKeyDown(event: KeyboardEvent): boolean;
}

/** Offers commands, emoji and people at the caret, unless it is to be `quiet`. */
export function useCompletion(field: Field, quiet: boolean): Completion {
	const { text, caret } = field;
	const found = useMemo(() => (caret === null || quiet ? null : findTrigger(text, caret)), [text, caret, quiet]);
	const [trigger, dismiss] = useDismissal(found);
	const names = useEmojiNames(/(?<![\p{L}\p{N}:]):[\p{L}\p{N}_+-]/u.test(text));
	const suggestions = useSuggestions(trigger, names);
	const [active, move] = useActive(trigger, suggestions.length);
	useWrittenEmoji(field, names);

	function take(suggestion: Suggestion): void {
		if (!trigger || caret === null) return;
		if (suggestion.kind === "emoji") rememberEmoji(suggestion.emoji);
		dismiss();
		field.replace(trigger.start, caret, fillTrigger(text, caret, suggestion.piece));
	}

	function onKeyDown(event: KeyboardEvent): boolean {
		const suggestion = suggestions[active];
		if (!suggestion || event.altKey || event.ctrlKey || event.metaKey) return false;
		if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
		else if (event.key === "Escape") dismiss();
		else if (isTaking(event) && !isComplete(suggestion, text)) take(suggestion);
		else return false;
		return true;
	}

	return { suggestions, active, take, onKeyDown };
}

const isTaking = ({ key, shiftKey }: KeyboardEvent) => (key === "Tab" || key === "Enter") && !shiftKey;

/** A command that is written out is there to be run. */
const isComplete = ({ kind, piece }: Suggestion, text: string) => kind === "command" && piece === text;

/** The trigger unless it was given up; a new one asks anew. */
function useDismissal(found: Trigger | null): [trigger: Trigger | null, dismiss: () => void] {
	const [dismissed, setDismissed] = useState<string | null>(null);
	const name = found && `${found.kind} ${found.start}`;
	if (dismissed !== null && name === null) setDismissed(null);
	return [name === dismissed ? null : found, () => setDismissed(name)];
}

/** Which suggestion is meant: the first, until somebody moves. */
function useActive(trigger: Trigger | null, count: number): [active: number, move: (step: number) => void] {
	const name = trigger ? `${trigger.kind} ${trigger.start} ${trigger.query}` : "";
	const [moved, setMoved] = useState({ name, active: 0 });
	const active = moved.name === name && moved.active < count ? moved.active : 0;
	return [active, (step) => setMoved({ name, active: (active + step + count) % count })];
}
