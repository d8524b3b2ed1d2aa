/** Fenced code in a text. Pure. */

export interface Fence {
	/** Of the line that opens it, in code units. */
	start: number;
	/** Behind the line that closes it; the end of the text where none does. */
	end: number;
	closed: boolean;
}

const opening = /^ {0,3}(`{3,}(?=[^`\n]*$)|~{3,})/;

/** In the order of the text; none overlaps another (CommonMark §4.5). */
export function listFences(text: string): Fence[] {
	const fences: Fence[] = [];
	let open: { start: number; mark: string } | null = null;
	let start = 0;
	for (const line of text.split("\n")) {
		const mark: string | undefined = opening.exec(line)?.[1];
		if (!open && mark) open = { start, mark };
		else if (open && mark?.startsWith(open.mark) && line.trim() === mark) {
			fences.push({ start: open.start, end: start + line.length, closed: true });
			open = null;
		}
		start += line.length + 1;
	}
	if (open) fences.push({ start: open.start, end: text.length, closed: false });
	return fences;
}

/** Whether what is written at `caret` is code, be it fenced or between backticks in its line. */
export function isInCode(text: string, caret: number): boolean {
	const fenced = listFences(text).some(({ start, end, closed }) => start < caret && (caret <= end || !closed));
	if (fenced) return true;
	const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
	return line.split("`").length % 2 === 0;
}
