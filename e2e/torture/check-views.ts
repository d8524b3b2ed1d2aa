/** One reader's sight of one room: a gap-free stretch of the log, in order, without repeat, up to the end where it had time. */
import type { Entry, View } from "./record";
import type { Report } from "./violation";

export function checkView(view: View, log: readonly Entry[], report: Report): void {
	const name = `${view.reader} in ${view.roomId}`;
	checkSteps(name, view, report);
	checkEnds(name, view, log, report);
	checkContents(name, view, log, report);
}

function checkSteps(name: string, { roomId, entries }: View, report: Report): void {
	const seen = new Set<number>();
	let newest: number | undefined;
	for (const { seq, type, roomId: where } of entries) {
		if (where !== roomId) report("wrong_room", `${name} saw ${type} ${seq} of ${where}`);
		if (type === "reset") report("view_reset", `${name} was told that events were missed, after ${newest}`);
		else if (seen.has(seq)) report("view_repeat", `${name} saw ${seq} again`);
		else if (newest !== undefined && seq < newest) report("view_order", `${name} saw ${seq} after ${newest}`);
		else if (newest !== undefined && seq > newest + 1) report("view_gap", `${name} went from ${newest} to ${seq}`);
		seen.add(seq);
		newest = Math.max(seq, newest ?? seq);
	}
}

function checkEnds(name: string, { from, whole, entries }: View, log: readonly Entry[], report: Report): void {
	const [first, last] = [log[0], log.at(-1)];
	const begun = entries[0];
	if (from === "base" && begun && first && begun.seq !== first.seq)
		report("view_gap", `${name} began at ${begun.seq}, the log at ${first.seq}`);
	const reached = entries.reduce((newest, { seq }) => Math.max(newest, seq), 0);
	if (whole && last && reached < last.seq) report("view_short", `${name} ended at ${reached}, the log at ${last.seq}`);
}

function checkContents(name: string, { entries }: View, log: readonly Entry[], report: Report): void {
	const base = log[0]?.seq ?? 0;
	for (const { seq, type, id } of entries) {
		if (type === "reset") continue;
		const logged = log[seq - base];
		if (logged?.seq !== seq) report("phantom", `${name} saw ${type} ${seq}, which is not in the log`);
		else if (logged.type !== type || logged.id !== id)
			report("view_differs", `${name} saw ${type} ${id} as ${seq}, the log has ${logged.type} ${logged.id}`);
	}
}
