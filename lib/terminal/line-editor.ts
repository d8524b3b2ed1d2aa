/** The input line: keys change the draft, the rest is told to whoever listens. */
import * as drafts from "./draft";
import { type Draft, emptyDraft } from "./draft";
import { Recall } from "./recall";

export interface LineListener {
	onChange(): void;
	onSubmit(text: string): void;
	onComplete(draft: Draft): void;
	/** Ctrl-C, which has cleared the line. */
	onInterrupt(): void;
	/** Ctrl-D on an empty line. */
	onEnd(): void;
	onSuspend(): void;
	onWipe(): void;
}

const moves: Record<string, drafts.Place> = {
	left: drafts.previous,
	right: drafts.next,
	home: drafts.lineStart,
	end: drafts.lineEnd,
	"ctrl+a": drafts.lineStart,
	"ctrl+e": drafts.lineEnd,
	"ctrl+b": drafts.previous,
	"ctrl+f": drafts.next,
	"alt+b": drafts.wordStart,
	"alt+f": drafts.wordEnd,
	"ctrl+left": drafts.wordStart,
	"ctrl+right": drafts.wordEnd,
	"alt+left": drafts.wordStart,
	"alt+right": drafts.wordEnd,
};

const cuts: Record<string, drafts.Place> = {
	backspace: drafts.previous,
	"ctrl+h": drafts.previous,
	delete: drafts.next,
	"ctrl+d": drafts.next,
	"ctrl+u": drafts.lineStart,
	"ctrl+k": drafts.lineEnd,
	"ctrl+w": drafts.chunkStart,
	"alt+backspace": drafts.wordStart,
	"alt+d": drafts.wordEnd,
};
/** A single character is not kept for Ctrl-Y. */
const unkept = new Set(["backspace", "ctrl+h", "delete", "ctrl+d"]);

export class LineEditor {
	readonly #listener: LineListener;
	readonly #recall = new Recall();
	#draft = emptyDraft;
	#kept = "";

	constructor(listener: LineListener) {
		this.#listener = listener;
	}

	get draft(): Draft {
		return this.#draft;
	}

	set draft(draft: Draft) {
		this.#draft = draft;
		this.#listener.onChange();
	}

	type(text: string): void {
		this.draft = drafts.insert(this.#draft, text);
	}

	/** For Up to find. */
	remember(text: string): void {
		this.#recall.add(text);
	}

	press(name: string): void {
		const { text } = this.#draft;
		const [move, cut] = [moves[name], cuts[name]];
		if (name === "return" || name === "enter") this.#submit();
		else if (name === "alt+return" || name === "alt+enter") this.type("\n");
		else if (name === "tab") this.#listener.onComplete(this.#draft);
		else if (name === "ctrl+l") this.#listener.onWipe();
		else if (name === "ctrl+z") this.#listener.onSuspend();
		else if (name === "ctrl+c") this.#interrupt();
		else if (name === "ctrl+d" && text === "") this.#listener.onEnd();
		else if (name === "ctrl+y") this.type(this.#kept);
		else if (name === "up" || name === "ctrl+p") this.#show(this.#recall.up(text));
		else if (name === "down" || name === "ctrl+n") this.#show(this.#recall.down());
		else if (move) this.draft = drafts.moveTo(move)(this.#draft);
		else if (cut) this.#cut(cut, name);
	}

	#submit(): void {
		const { text } = this.#draft;
		this.remember(text);
		this.draft = emptyDraft;
		if (text.trim() !== "") this.#listener.onSubmit(text);
	}

	#interrupt(): void {
		this.draft = emptyDraft;
		this.#listener.onInterrupt();
	}

	#show(line: string | null): void {
		if (line !== null) this.draft = drafts.draftOf(line);
	}

	#cut(place: drafts.Place, name: string): void {
		const { draft, cut } = drafts.cutTo(this.#draft, place);
		if (!unkept.has(name)) this.#kept = cut;
		this.draft = draft;
	}
}
