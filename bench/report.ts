/** The figures as a table for people. */
import type { Figure } from "./figure";
import type { Machine } from "./machine";

export function printMachine(machine: Machine): void {
	const { node, commit, cpu, cores, pinning, fsync_ms, load, date } = machine;
	console.log(`Parley ${commit}, Node ${node}, ${cores} cores (${cpu}), load ${load.toFixed(1)}, ${date}`);
	console.log(`${pinning}; one fsync of 4 KiB takes ${fsync_ms} ms`);
}

export function printTable(figures: readonly Figure[]): void {
	const rows = figures.map((figure) => [
		figure.name,
		`${format(figure.median)} ${figure.unit}`,
		figure.rounds.length > 1 ? `${format(figure.min)} – ${format(figure.max)}` : "",
		figure.cpu_us === null ? "" : `${format(figure.cpu_us)} µs`,
		figure.bound,
	]);
	const table = [["figure", "median", "min – max", "CPU each", "bound by"], ...rows];
	const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	console.log();
	for (const [index, row] of table.entries()) {
		console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
		for (const note of figures[index - 1]?.notes ?? []) console.log(`    ${note}`);
	}
	console.log();
}

/** Three digits are as much as such a figure can say. */
function format(value: number): string {
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
