import { type KeyboardEvent, useState } from "react";
import { nameKey } from "../ui/use-shortcuts";
import { rankEntries } from "./palette-entry";
import type { PaletteRow } from "./use-palette-entries";

const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export interface Finder {
	query: string;
	rows: readonly PaletteRow[];
	/** What Enter chooses. */
	active: PaletteRow | undefined;
	search(query: string): void;
	point(row: PaletteRow): void;
	onKeyDown(event: KeyboardEvent): void;
}

/** A query, what it finds, and keys that walk through it. */
export function useFinder(
	entries: readonly PaletteRow[],
	choose: (row: PaletteRow) => void,
	close: () => void,
): Finder {
	const [query, setQuery] = useState("");
	const [at, setAt] = useState(0);
	const rows = rankEntries(entries, query);
	const position = Math.min(at, rows.length - 1);
	const active = rows[position];

	function onKeyDown(event: KeyboardEvent): void {
		if (event.nativeEvent.isComposing) return;
		const move = moves[event.key];
		if (move !== undefined) setAt((position + move + rows.length) % Math.max(rows.length, 1));
		else if (event.key === "Enter") active && choose(active);
		else if (nameKey(event.nativeEvent) === "mod+k") close();
		else return;
		event.preventDefault();
	}

	function search(text: string): void {
		setQuery(text);
		setAt(0);
	}

	return { query, rows, active, search, point: (row) => setAt(rows.indexOf(row)), onKeyDown };
}
