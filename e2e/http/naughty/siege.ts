/** Many attempts against one server, a few at a time; what goes wrong is told by name, all of it at once. */
import { setImmediate } from "node:timers/promises";

export interface Attempt {
	name: string;
	/** Throws where the server did not hold. */
	run: () => Promise<void>;
}

const width = 8;
/** A server that fails one attempt mostly fails hundreds. */
const shown = 12;

/** The attempts that failed, each with what it said first; empty where all held. */
export async function besiege(attempts: Iterable<Attempt>): Promise<string[]> {
	const faults: string[] = [];
	const queue = attempts[Symbol.iterator]();
	const worker = async () => {
		for (let next = queue.next(); !next.done; next = queue.next()) {
			await next.value.run().catch((error: unknown) => faults.push(`${next.value.name}: ${firstLines(error)}`));
			await setImmediate();
		}
	};
	await Promise.all(Array.from({ length: width }, worker));
	return faults.length <= shown ? faults : [...faults.slice(0, shown), `and ${faults.length - shown} more`];
}

function firstLines(error: unknown): string {
	return String(error instanceof Error ? error.message : error).slice(0, 400);
}
