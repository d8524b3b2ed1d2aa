import fc from "fast-check";
import { expect, test } from "vitest";
import type { Draft } from "./draft";
import { layOut } from "./prompt-block";
import { rowsAbove } from "./screen";
import { measureWidth, splitGraphemes } from "./width";

const plain = { label: (text: string) => text, waiting: (text: string) => text, side: (text: string) => text };
const prompt = (draft: Draft, more: { waiting?: string[]; side?: string } = {}) => ({
	waiting: [],
	label: "lobby> ",
	side: "",
	paint: plain,
	draft,
	...more,
});
const text = fc
	.array(fc.constantFrom("a", "漢", "👍", "👩‍👩‍👧", "e\u0301", " ", "\n"), { maxLength: 150 })
	.map((parts) => parts.join(""));
const places = fc.tuple(text, fc.nat()).map(([all, at]): Draft => {
	const graphemes = splitGraphemes(all);
	return { text: all, cursor: graphemes.slice(0, at % (graphemes.length + 1)).join("").length };
});
const columns = fc.integer({ min: 20, max: 120 });

test("no row is wider than the screen, and together they are what was typed", () => {
	fc.assert(
		fc.property(places, columns, (draft, width) => {
			const { rows } = layOut(prompt(draft), { columns: width, rows: 500 });
			for (const row of rows) expect(measureWidth(row.text)).toBeLessThan(width);
			expect(rows.map((row) => row.text).join("")).toBe(`lobby> ${draft.text.replaceAll("\n", "")}`);
		}),
	);
});

test("the cursor stands behind what is before it", () => {
	fc.assert(
		fc.property(places, columns, (draft, width) => {
			const { rows, cursor } = layOut(prompt(draft), { columns: width, rows: 500 });
			const before = rows.slice(0, cursor.row).map((row) => row.text);
			expect([...before, cursor.prefix.text].join("")).toBe(
				`lobby> ${draft.text.slice(0, draft.cursor).replaceAll("\n", "")}`,
			);
			expect(rows[cursor.row]?.text.startsWith(cursor.prefix.text)).toBe(true);
		}),
	);
});

test("a draft that is taller than the screen is shown around the cursor", () => {
	fc.assert(
		fc.property(places, columns, fc.integer({ min: 3, max: 8 }), (draft, width, height) => {
			const { rows, cursor } = layOut(prompt(draft, { waiting: ["one", "two"], side: "x" }), {
				columns: width,
				rows: height,
			});
			expect(rows.length).toBeLessThanOrEqual(height);
			expect(rows[cursor.row]?.text.startsWith(cursor.prefix.text)).toBe(true);
		}),
	);
});

test("a word beside the prompt stands at the right, or below where there is no room", () => {
	const wide = layOut(prompt({ text: "hi", cursor: 2 }, { side: "bob is typing" }), { columns: 40, rows: 10 });
	expect(wide.side).toMatchObject({ text: "bob is typing", row: 0, column: 27 });
	const narrow = layOut(prompt({ text: "hi", cursor: 2 }, { side: "bob is typing" }), { columns: 20, rows: 10 });
	expect(narrow.side).toBeNull();
	expect(narrow.rows.map((row) => row.text)).toEqual(["lobby> hi", "bob is typing"]);
});

test("after a resize as many rows are taken away as the terminal has made of them", () => {
	const block = layOut(prompt({ text: "x".repeat(60), cursor: 60 }), { columns: 60, rows: 10 });
	expect(block.rows.map((row) => row.width)).toEqual([59, 8]);
	expect(rowsAbove(block, 60, 60)).toBe(1);
	expect(rowsAbove(block, 60, 30)).toBe(2);
	expect(rowsAbove(block, 60, 100)).toBe(1);
});
