/** An answer of the assistant as server-sent events, one word each, from any word on (API.md §7). */
import { type AnswerRest, readAnswer } from "../assistant/read";
import { openBus } from "../bus";
import type { AnswerMessage } from "../bus/contract";
import { backlogLimit, heartbeatInterval } from "../events/limits";
import { log } from "../log";
import type { OpenStream, Outlet } from "./outlet";
import { streamHeaders } from "./sse";
import { onStop } from "./streams";

export const answerHeaders = streamHeaders;

/** An answer is compared with the database this often, for words that nobody told of (milliseconds). */
const lookInterval = 2_000;
const comment = Buffer.from(": parley\n\n");

interface Place {
	conversation_id: string;
	/** The answer's. */
	id: string;
}

/** The words after number `after`, then those that come, then how it ended. Closing the stream ends nothing. */
export function streamAnswer(place: Place, after: number): OpenStream {
	return (outlet) => new AnswerStream(place, after, outlet).open();
}

/** The number that a resuming reader names; 0 for whatever is none. */
export function wordNumber(lastEventId: string | null): number {
	return lastEventId !== null && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : 0;
}

class AnswerStream {
	#over = false;
	#looking = false;
	#lookAgain = false;
	#quiet = 0;
	readonly #endings: (() => void)[] = [];

	constructor(
		private readonly place: Place,
		private position: number,
		private readonly outlet: Outlet,
	) {}

	open(): void {
		this.outlet.onGone(() => this.#finish());
		const timer = setInterval(() => this.#tick(), lookInterval);
		this.#endings.push(
			() => clearInterval(timer),
			// Listened to before the first look, so that nothing falls between.
			openBus().listen("answer", this.place.id, (message) => this.#hear(message)),
			onStop(() => this.#end()),
		);
		this.outlet.write(comment);
		void this.#look();
	}

	#hear(message: AnswerMessage): void {
		if (message.kind === "words" && !this.#looking && message.first === this.position + 1) this.#say(message.words);
		else void this.#look();
	}

	#tick(): void {
		this.#quiet += lookInterval;
		if (this.#quiet >= heartbeatInterval) this.#write(comment);
		void this.#look();
	}

	/** One look at a time; what is told of meanwhile is looked for after it. */
	async #look(): Promise<void> {
		this.#lookAgain = true;
		if (this.#looking) return;
		this.#looking = true;
		while (this.#lookAgain && !this.#over) {
			this.#lookAgain = false;
			await this.#readOn();
		}
		this.#looking = false;
	}

	async #readOn(): Promise<void> {
		try {
			const rest = await readAnswer(this.place.id, this.position);
			if (this.#over) return;
			if (rest === null) return this.#end();
			this.#say(rest.words);
			if (rest.ended) this.#tellEnd(rest.ended);
		} catch (error) {
			log.warn({ error }, "an answer could not be read; it is tried again");
		}
	}

	#say(words: readonly string[]): void {
		if (words.length === 0) return;
		const events = words.map((word) => `id: ${++this.position}\ndata: ${word}\n\n`);
		this.#write(Buffer.from(events.join("")));
	}

	#tellEnd({ problem }: NonNullable<AnswerRest["ended"]>): void {
		const names = { conversation_id: this.place.conversation_id, message_id: this.place.id };
		const [event, data] = problem ? ["error", { ...problem.document(), ...names }] : ["done", names];
		this.#write(Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
		this.#end();
	}

	#write(bytes: Uint8Array): void {
		if (this.#over) return;
		this.#quiet = 0;
		this.outlet.write(bytes);
		if (this.outlet.backlog() > backlogLimit) this.outlet.cut();
	}

	#end(): void {
		if (this.#over) return;
		this.#finish();
		this.outlet.end();
	}

	#finish(): void {
		this.#over = true;
		for (const end of this.#endings.splice(0)) end();
	}
}
