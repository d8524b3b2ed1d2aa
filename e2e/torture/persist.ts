/** Calling a server that may die at any moment. */
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "../support/http";
import type { Arena } from "./arena";

/** Without an answer for this long (milliseconds) a call counts as lost. */
const answerLimit = 8_000;

/**
 * The first answer that says something. Where no answer comes, or a 503 of a server going down, it is tried again after
 * the outage, as long as `again` says so; null where it is given up, with its outcome unknown.
 */
export async function persist<Body>(
	arena: Arena,
	send: (signal: AbortSignal) => Promise<Answer<Body>>,
	again: () => boolean = () => true,
): Promise<Answer<Body> | null> {
	for (;;) {
		const answer = await attempt(send);
		if (answer && answer.status !== 503) {
			if (answer.status >= 500) arena.surprises.push(`${answer.status}: ${JSON.stringify(answer.body)}`);
			return answer;
		}
		if (!again()) return null;
		arena.tally.retried++;
		await arena.alive;
		await pause(20);
	}
}

async function attempt<Body>(send: (signal: AbortSignal) => Promise<Answer<Body>>): Promise<Answer<Body> | null> {
	try {
		return await send(AbortSignal.timeout(answerLimit));
	} catch (error) {
		if (isLostLine(error)) return null;
		throw error;
	}
}

/** Whether `error` is a broken, refused or silent line, and not a fault of the test. */
export function isLostLine(error: unknown): boolean {
	if (error instanceof DOMException) return error.name === "TimeoutError";
	if (error instanceof TypeError) return error.message === "fetch failed" || error.message === "terminated";
	return (
		error instanceof Error && "code" in error && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(String(error.code))
	);
}
