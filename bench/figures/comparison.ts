/** The figures of several contestants beside each other, and what they say of the targets. */
import type { Contestant } from "../contestant";
import type { Outcome } from "../rounds";
import type { Verdict } from "../targets";
import { cellsOf, format, printRows } from "./report";
import { percent } from "./usage";

export function printContestants(contestants: readonly Contestant[], absent: readonly string[]): void {
	for (const { name, about } of contestants) console.log(`  ${name}: ${about}`);
	for (const sentence of absent) console.log(`  ${sentence}`);
}

/** A table for each measure, and its targets below. */
export function printOutcome({ measures, results }: Outcome, verdicts: readonly Verdict[]): void {
	for (const [key, { name, better }] of Object.entries(measures)) {
		const present = results.flatMap(({ contestant, figures }) => {
			const figure = figures[key];
			return figure ? [{ cells: [contestant, ...cellsOf(figure)], notes: figure.notes }] : [];
		});
		printRows([`${name} (${better} is better)`, "median", "min – max", "CPU each", "bound by"], present);
		for (const verdict of verdicts.filter(({ measure }) => measure === key)) console.log(`  ${sentenceOf(verdict)}`);
	}
}

function sentenceOf({ target, value, min, max, met, missed_by, by_cpu, counts }: Verdict): string {
	const outcome = met ? "met" : `missed by ${percent(missed_by)}`;
	const cpu = by_cpu === null ? "" : `; ${format(by_cpu)} by CPU`;
	const doubt = counts ? "" : "; the machine was too noisy for this to count";
	return `target ${target}: ${format(value)} (${format(min)} – ${format(max)}), ${outcome}${cpu}${doubt}`;
}
