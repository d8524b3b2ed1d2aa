/** What stands at the bottom of the screen: messages on their way, the prompt with what is typed, and a word at its side. Pure. */
import type { Draft } from "./draft";
import { measureWidth, splitGraphemes, truncate } from "./width";

export interface Row {
	/** As it is written, colours included. */
	text: string;
	/** Columns that it takes at most. */
	width: number;
}

export interface Block {
	rows: readonly Row[];
	/** Where the cursor stands: in which row, and behind what. */
	cursor: { row: number; prefix: Row };
	/** At the right end of the first row of what is typed, where there is room; `column` is where it begins, from 1. */
	side: (Row & { row: number; column: number }) | null;
}

export interface Prompt {
	/** Rows above, one line each. */
	waiting: readonly string[];
	label: string;
	draft: Draft;
	side: string;
	paint: { label(text: string): string; waiting(text: string): string; side(text: string): string };
}

export interface Size {
	columns: number;
	rows: number;
}

const gap = 2;

export function layOut({ waiting, label, draft, side, paint }: Prompt, size: Size): Block {
	// The last column stays free: terminals disagree on what happens there.
	const columns = Math.max(8, size.columns - 1);
	const shownLabel = truncate(label, columns >> 1);
	const typed = layOutDraft(draft, { text: paint.label(shownLabel), width: measureWidth(shownLabel) }, columns);
	const above = waiting.map((line) => rowOf(truncate(line, columns), paint.waiting));
	const input = windowAround(typed, Math.max(1, size.rows - 2));
	const room = columns - gap - (input.rows[0]?.width ?? 0);
	const fits = side !== "" && measureWidth(side) <= room;
	const below = side === "" || fits ? [] : [rowOf(truncate(side, columns), paint.side)];
	const shownAbove = above.slice(0, Math.max(0, size.rows - 1 - input.rows.length - below.length));
	return {
		rows: [...shownAbove, ...input.rows, ...below],
		cursor: { row: shownAbove.length + input.row, prefix: input.prefix },
		side: fits
			? { ...rowOf(side, paint.side), row: shownAbove.length, column: columns - measureWidth(side) + 1 }
			: null,
	};
}

interface Typed {
	rows: Row[];
	row: number;
	prefix: Row;
}

function layOutDraft({ text, cursor }: Draft, label: Row, columns: number): Typed {
	const rows: Row[] = [];
	let row = label;
	let place = { row: 0, prefix: label };
	let index = 0;
	const mark = () => {
		if (index === cursor) place = { row: rows.length, prefix: row };
	};
	const breakRow = () => {
		rows.push(row);
		row = { text: "", width: 0 };
	};
	for (const grapheme of splitGraphemes(text)) {
		const shown = grapheme === "\t" ? "    " : grapheme;
		const width = grapheme === "\n" ? 0 : measureWidth(shown);
		if (row.width + width > columns) breakRow();
		mark();
		if (grapheme === "\n") breakRow();
		else row = { text: row.text + shown, width: row.width + width };
		index += grapheme.length;
	}
	mark();
	rows.push(row);
	return { rows, ...place };
}

/** Of a draft that is taller than the screen, the rows around the cursor. */
function windowAround({ rows, row, prefix }: Typed, height: number): Typed {
	const first = Math.max(0, Math.min(row - height + 1, rows.length - height));
	return { rows: rows.slice(first, first + height), row: row - first, prefix };
}

const rowOf = (text: string, paint: (text: string) => string): Row => ({
	text: paint(text),
	width: measureWidth(text),
});
