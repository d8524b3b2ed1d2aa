/** An answer on its way into the database: its words are stored some at a time, in order, and told of once they are there. */
import { log } from "../log";
import { wordsInterval } from "./limits";
import { joinWords, WordSplitter } from "./words";

interface Shelf {
	/** Stores words of which the last has the number `last`; rejects where it could not. */
	store(last: number, words: readonly string[]): Promise<void>;
	/** They are there; `first` is the number of the first. */
	told(first: number, words: readonly string[]): void;
}

/** Milliseconds until words that could not be stored are tried again. */
const retryAfter = 500;

export class Recording {
	readonly #splitter = new WordSplitter();
	readonly #words: string[] = [];
	#stored = 0;
	#storing: Promise<void> | undefined;
	#next = 0;
	#timer: NodeJS.Timeout | undefined;

	constructor(private readonly shelf: Shelf) {}

	say(text: string): void {
		this.#words.push(...this.#splitter.push(text));
		this.#schedule();
	}

	/** What was said so far, as words. */
	get words(): readonly string[] {
		return this.#words;
	}

	/** Whole words that were said, as text. */
	get text(): string {
		return joinWords(this.#words);
	}

	/** Resolves once nothing is being stored; what is left of the words goes with the end of the answer. */
	async finish(): Promise<{ first: number; rest: string[] }> {
		this.#words.push(...this.#splitter.end());
		clearTimeout(this.#timer);
		this.#next = Number.POSITIVE_INFINITY;
		await this.#storing;
		return { first: this.#stored + 1, rest: this.#words.slice(this.#stored) };
	}

	#schedule(): void {
		if (this.#storing || this.#timer || this.#stored === this.#words.length) return;
		const wait = this.#next - performance.now();
		if (wait === Number.POSITIVE_INFINITY) return;
		if (wait <= 0) this.#storing = this.#store();
		else this.#timer = setTimeout(() => this.#wake(), wait);
	}

	#wake(): void {
		this.#timer = undefined;
		this.#schedule();
	}

	async #store(): Promise<void> {
		const first = this.#stored + 1;
		const words = this.#words.slice(this.#stored);
		let pause = wordsInterval;
		try {
			await this.shelf.store(this.#stored + words.length, words);
			this.#stored += words.length;
			this.shelf.told(first, words);
		} catch (error) {
			log.warn({ error }, "words of an answer could not be stored; it is tried again");
			pause = retryAfter;
		}
		this.#storing = undefined;
		if (this.#next !== Number.POSITIVE_INFINITY) this.#next = performance.now() + pause;
		this.#schedule();
	}
}
