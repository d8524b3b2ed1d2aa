/** The figures as a table for people. */
import type { Figure } from "./figure";
import type { Machine } from "./machine";

interface Row {
	cells: readonly string[];
	notes: readonly string[];
}

export function printMachine(machine: Machine): void {
	const { node, commit, cpu, cores, pinning, fsync_ms, load, date } = machine;
	console.log(`Parley ${commit}, Node ${node}, ${cores} cores (${cpu}), load ${load.toFixed(1)}, ${date}`);
	console.log(`${pinning}; one fsync of 4 KiB takes ${fsync_ms} ms`);
}

export function printTable(figures: readonly Figure[]): void {
	const rows = figures.map((figure) => ({ cells: [figure.name, ...cellsOf(figure)], notes: figure.notes }));
	printRows(["figure", "median", "min – max", "CPU each", "bound by"], rows);
}

/** What stands behind a figure's name: the median, the rounds, the CPU of one and what bounded it. */
export function cellsOf(figure: Figure): string[] {
	return [
		`${format(figure.median)} ${figure.unit}`,
		figure.rounds.length > 1 ? `${format(figure.min)} – ${format(figure.max)}` : "",
		figure.cpu_us === null ? "" : `${format(figure.cpu_us)} µs`,
		figure.bound,
	];
}

export function printRows(head: readonly string[], rows: readonly Row[]): void {
	const table = [{ cells: head, notes: [] }, ...rows];
	const widths = head
		.slice(0, -1)
		.map((_, column) => Math.max(...table.map(({ cells }) => cells[column]?.length ?? 0)));
	console.log();
	for (const { cells, notes } of table) {
		console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
		for (const note of notes) console.log(`    ${note}`);
	}
	console.log();
}

/** Three digits are as much as such a figure can say. */
export function format(value: number): string {
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
