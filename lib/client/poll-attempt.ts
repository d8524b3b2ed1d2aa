/** Reads by polls, waiting ones or one each second, until they fail or `over` says that it is time for something better. */
import { pollEvents, pollWaitLimit } from "../events/limits";
import type { PollAnswer } from "../events/schema";
import { type AttemptOptions, judge, type Outcome } from "./attempt";
import type { Nap } from "./nap";
import { Refusal, Unreachable } from "./refusal";

export interface Polling {
	waits: boolean;
	nap: Nap;
	over(): boolean;
}

export async function readByPolls(options: AttemptOptions, polling: Polling, signal: AbortSignal): Promise<Outcome> {
	const ask = async (wait: number): Promise<PollAnswer> => {
		const answer = await options.poll(wait, wait * 1_000 + options.timings.pollPatience, signal);
		options.onBeat();
		options.onAnswer(answer);
		return answer;
	};
	try {
		// One that does not wait tells whether the server is there at all.
		const first = await ask(0);
		if (!polling.waits) options.onTrust();
		return polling.waits && isAll(first)
			? await waitOn(options, polling, ask, signal)
			: await askOn(options, polling, ask, first);
	} catch (error) {
		return judge(error);
	}
}

type Ask = (wait: number) => Promise<PollAnswer>;

/** Asks each second, or at once where there is more. */
async function askOn(
	{ timings }: AttemptOptions,
	{ nap, over, waits }: Polling,
	ask: Ask,
	first: PollAnswer,
): Promise<Outcome> {
	for (let answer = first; ; answer = await ask(0)) {
		if (over() || (waits && isAll(answer))) return { name: "over" };
		if (isAll(answer)) await nap.sleep(timings.pollInterval);
	}
}

/** Asks to be told as soon as there is something. */
async function waitOn(
	{ timings, onTrust }: AttemptOptions,
	{ nap, over }: Polling,
	ask: Ask,
	signal: AbortSignal,
): Promise<Outcome> {
	while (!over()) {
		const begun = Date.now();
		try {
			const { events } = await ask(pollWaitLimit);
			onTrust();
			// Something on the way may answer in the server's stead.
			if (events.length === 0 && Date.now() - begun < timings.pollInterval) await nap.sleep(timings.pollInterval);
		} catch (error) {
			if (signal.aborted || isOurs(error)) throw error;
			return { name: "broken", surely: error instanceof Unreachable && isTimeout(error.cause) };
		}
	}
	return { name: "over" };
}

const isAll = ({ events }: PollAnswer) => events.length < pollEvents;

/** Whether it is the server's own word, not that of something on the way. */
const isOurs = (error: unknown) => error instanceof Refusal && error.code !== null;

const isTimeout = (cause: unknown) => cause instanceof DOMException && cause.name === "TimeoutError";
