/** Reads one stream from its first byte to its last, and tells whether such streams get through. */
import { type AttemptOptions, judge, type Outcome } from "./attempt";
import { readStream, type StreamListener } from "./stream";

export async function readOneStream(options: AttemptOptions, signal: AbortSignal): Promise<Outcome> {
	const probe = new StreamProbe(options);
	try {
		const response = await options.open(AbortSignal.any([signal, probe.mute]));
		for await (const item of readStream(response, probe)) options.onItem(item);
	} catch (error) {
		// Once it was heard, how it broke says nothing that its length does not.
		if (!probe.heard) return probe.mute.aborted ? { name: "broken", surely: true } : judge(error);
	} finally {
		probe.end();
	}
	return probe.trusted ? { name: "over" } : { name: "broken", surely: false };
}

/** Where something on the way holds back what the server sends, not even the first comment comes. */
class StreamProbe implements StreamListener {
	readonly #options: AttemptOptions;
	readonly #muted = new AbortController();
	#timer: ReturnType<typeof setTimeout>;
	heard = false;
	trusted = false;

	constructor(options: AttemptOptions) {
		this.#options = options;
		this.#timer = setTimeout(() => this.#muted.abort(), options.timings.firstByte);
	}

	get mute(): AbortSignal {
		return this.#muted.signal;
	}

	get silence(): number | undefined {
		return this.#options.timings.silence;
	}

	onBeat(): void {
		if (!this.heard) this.#waitForTrust();
		this.heard = true;
		this.#options.onBeat();
	}

	onRetry(milliseconds: number): void {
		this.#options.onRetry(milliseconds);
	}

	end(): void {
		clearTimeout(this.#timer);
	}

	#waitForTrust(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.trusted = true;
			this.#options.onTrust();
		}, this.#options.timings.lasting);
	}
}
