/** One attempt to read events, be it by a stream or by polls: what it is given, and what it ends in. */
import type { PollAnswer } from "../events/schema";
import { askedDelay, Refusal, Unreachable } from "./refusal";
import type { StreamItem } from "./stream";

export type Outcome =
	/** The session has ended: coming back is useless. */
	| { name: "ended" }
	/** The server, or the way to it, is away. `notBefore`: milliseconds the server wants to be left alone. */
	| { name: "away"; notBefore?: number | undefined }
	/** It broke although the server may well be there; `surely`: in a way that is no accident. */
	| { name: "broken"; surely: boolean }
	/** It worked for as long as such a thing lasts. */
	| { name: "over" };

export interface AttemptOptions {
	open(signal: AbortSignal): Promise<Response>;
	/** Asks for what comes after the reader's place, waiting up to `wait` seconds for it, and `patience` milliseconds in all. */
	poll(wait: number, patience: number, signal: AbortSignal): Promise<PollAnswer>;
	onItem(item: StreamItem): void;
	onAnswer(answer: PollAnswer): void;
	/** Something came. */
	onBeat(): void;
	/** It has worked for long enough to be trusted. */
	onTrust(): void;
	onRetry(milliseconds: number): void;
	timings: AttemptTimings;
}

export interface AttemptTimings {
	/** How long the first byte of a stream may take. */
	firstByte: number;
	/** How long a stream must last to be trusted. */
	lasting: number;
	/** Of quiet after which a stream is given up; left out: as the server's heartbeat tells. */
	silence?: number | undefined;
	/** Between two polls that do not wait. */
	pollInterval: number;
	/** How long an answer may take beyond the time that it was asked to wait. */
	pollPatience: number;
}

/** Milliseconds. */
export const attemptTimings: AttemptTimings = {
	firstByte: 6_000,
	lasting: 10_000,
	pollInterval: 1_000,
	pollPatience: 10_000,
};

/** What an attempt ended in that never worked. */
export function judge(error: unknown): Outcome {
	if (error instanceof Refusal)
		return error.status === 401 ? { name: "ended" } : { name: "away", notBefore: askedDelay(error) };
	return error instanceof Unreachable ? { name: "away" } : { name: "broken", surely: true };
}
