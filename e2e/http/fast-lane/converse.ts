/** One connection from its opening to its end, with every byte ours. */
import { connect, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Answer, isFinal, isStream, parseAnswers } from "./answers";

export interface Conversation {
	/** Each leaves in a packet of its own. */
	writes: readonly Buffer[];
	/** Of the requests in them, so that an answer to HEAD is known for one. */
	methods: readonly string[];
	/**
	 * What we do once the requests are written. `probe`: when they are answered, ask once more on the same connection and
	 * have it closed, which tells whether it was kept open. `finish`: say at once that nothing follows, as who gives up.
	 */
	ending: "probe" | "finish";
	/** A stream that opens is read until it tells of `text`, which `post` sends where it will. */
	marker: { text: string; post(): Promise<void> };
}

export interface Heard {
	answers: Answer[];
	/** Whether a request on the same connection was still answered; null where we finished instead of asking. */
	keptOpen: boolean | null;
	/** `closed`: by the server, whether or not it read to the end. `left`: by us. `silent`: we gave up waiting. */
	end: "closed" | "left" | "silent";
}

const patience = 15_000;
const probe = Buffer.from("GET /api/nothing/at-all HTTP/1.1\r\nHost: probe.test\r\nConnection: close\r\n\r\n");

export function converse(port: number, conversation: Conversation): Promise<Heard> {
	return new Promise((resolve) => new Line(port, conversation, resolve));
}

class Line {
	readonly #socket: Socket;
	readonly #pieces: Buffer[] = [];
	readonly #deadline = setTimeout(() => this.#finish("silent"), patience);
	#sent = false;
	#probed = false;
	#marked = false;

	constructor(
		port: number,
		private readonly conversation: Conversation,
		private readonly told: (heard: Heard) => void,
	) {
		this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
		this.#socket.on("error", () => this.#finish("closed"));
		this.#socket.on("end", () => this.#finish("closed"));
		this.#socket.on("data", (piece) => {
			this.#pieces.push(piece);
			this.#look();
		});
		this.#socket.once("connect", () => void this.#send());
	}

	async #send(): Promise<void> {
		for (const bytes of this.conversation.writes) {
			if (!this.#socket.writable) return;
			await new Promise<void>((resolve) => this.#socket.write(bytes, () => resolve()));
			await nextTurn();
		}
		this.#sent = true;
		if (this.conversation.ending === "finish") this.#socket.end();
		this.#look();
	}

	#look(): void {
		const answers = this.#answers();
		const last = answers.at(-1);
		if (last && isStream(last) && !last.whole) this.#readStream(last);
		// What is answered early is still written to its end: a probe amidst it would be part of it.
		else if (this.#sent && !this.#probed && this.conversation.ending === "probe" && this.#isAnswered(answers)) {
			this.#probed = true;
			this.#socket.write(probe);
		}
	}

	#answers(): Answer[] {
		return parseAnswers(Buffer.concat(this.#pieces), this.conversation.methods);
	}

	#isAnswered(answers: readonly Answer[]): boolean {
		const finals = answers.filter(isFinal);
		return finals.length >= this.conversation.methods.length && finals.every(({ whole }) => whole);
	}

	#readStream({ body }: Answer): void {
		const { text, post } = this.conversation.marker;
		if (body.includes(text)) this.#finish("left");
		// The first bytes leave before the reading begins: only what follows them shows that the stream listens.
		if (this.#marked || !body.includes("data:")) return;
		this.#marked = true;
		post().catch(() => this.#finish("silent"));
	}

	#finish(end: Heard["end"]): void {
		clearTimeout(this.#deadline);
		this.#socket.destroy();
		const answers = this.#answers();
		this.told({ answers, keptOpen: this.conversation.ending === "finish" ? null : this.#isKept(answers), end });
	}

	/** Nothing is at the probe's address; whatever else comes last was said of what we had sent before. */
	#isKept(answers: readonly Answer[]): boolean {
		const finals = answers.filter(isFinal);
		return this.#probed && finals.length > this.conversation.methods.length && finals.at(-1)?.status === 404;
	}
}
