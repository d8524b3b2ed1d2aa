/**
 * A terminal with lines that scroll up and a block at their end that is drawn anew each time. Everything that changes at
 * once is written at once. The cursor is put where the terminal itself gets by writing what stands before it, so that a
 * character of another width than we think misplaces nothing.
 */
import { type Block, layOut, type Prompt, type Size } from "./prompt-block";

export interface Output {
	write(text: string): unknown;
	columns?: number;
	rows?: number;
}

const hideCursor = "\x1b[?25l";
const showCursor = "\x1b[?25h";
const clearBelow = "\r\x1b[J";
const up = (rows: number) => (rows > 0 ? `\x1b[${rows}A` : "");
const toColumn = (column: number) => `\x1b[${column}G`;

export class Screen {
	readonly #output: Output;
	#block: Block | null = null;
	/** Columns when it was drawn. */
	#columns = 0;

	constructor(output: Output) {
		this.#output = output;
	}

	get size(): Size {
		// A terminal that nobody has told its size says 0.
		return { columns: this.#output.columns || 80, rows: this.#output.rows || 24 };
	}

	/** Writes `lines` above the block, and the block anew. */
	draw(prompt: Prompt, lines: readonly string[] = []): void {
		const block = layOut(prompt, this.size);
		const printed = lines.map((line) => `${line}\r\n`).join("");
		this.#output.write(hideCursor + this.#erase() + printed + write(block) + showCursor);
		this.#block = block;
		this.#columns = this.size.columns;
	}

	/** Wipes the whole screen, as Ctrl-L does. */
	wipe(prompt: Prompt): void {
		this.#output.write("\x1b[H\x1b[2J");
		this.#block = null;
		this.draw(prompt);
	}

	/** The block goes, the lines stay. */
	end(lines: readonly string[] = []): void {
		this.#output.write(this.#erase() + lines.map((line) => `${line}\r\n`).join(""));
		this.#block = null;
	}

	ring(): void {
		this.#output.write("\x07");
	}

	#erase(): string {
		if (!this.#block) return "";
		return up(rowsAbove(this.#block, this.#columns, this.size.columns)) + clearBelow;
	}
}

/** Rows from the block's first to the cursor's, after a resize too: terminals break anew what has become too wide. */
export function rowsAbove({ rows, cursor, side }: Block, drawn: number, columns: number): number {
	if (columns >= drawn) return cursor.row;
	const widthOf = (index: number) => (side?.row === index ? drawn - 1 : (rows[index]?.width ?? 0));
	const broken = rows.slice(0, cursor.row).map((_, index) => Math.max(1, Math.ceil(widthOf(index) / columns)));
	return broken.reduce((sum, count) => sum + count, 0) + Math.floor(cursor.prefix.width / columns);
}

function write({ rows, cursor, side }: Block): string {
	const aside = (index: number) => (side?.row === index ? toColumn(side.column) + side.text : "");
	const written = rows.map(({ text }, index) => text + aside(index)).join("\r\n");
	return `${written}${up(rows.length - 1 - cursor.row)}\r${cursor.prefix.text}`;
}
