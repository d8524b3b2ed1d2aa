/**
 * An answer as words, one an event: `joinWords` puts together what `WordSplitter` takes apart. A word keeps the spaces
 * before it beyond the one that parts it from the last, so that code keeps its indentation; an empty word is a line break.
 */

/** Takes text in pieces cut anywhere and gives each word as soon as it is known to be whole. */
export class WordSplitter {
	/** What is not known to be whole; spaces alone may begin a word. */
	#word = "";
	#letters = false;
	/** Line breaks are held back until something follows them. */
	#breaks = 0;
	#begun = false;

	push(text: string): string[] {
		const words: string[] = [];
		for (const letter of text) {
			if (letter === "\n") this.#endLine(words);
			else if (letter === " " && this.#letters) this.#endWord(words);
			else if (letter !== "\r" && letter !== "\0") this.#take(letter);
		}
		return words;
	}

	end(): string[] {
		const words: string[] = [];
		this.#endWord(words);
		return words;
	}

	#take(letter: string): void {
		this.#word += letter;
		if (letter !== " ") this.#letters = true;
	}

	#endLine(words: string[]): void {
		this.#endWord(words);
		if (this.#begun) this.#breaks += 1;
	}

	/** Spaces alone, as at the end of a line, are dropped. */
	#endWord(words: string[]): void {
		if (this.#letters) {
			for (; this.#breaks > 0; this.#breaks -= 1) words.push("");
			words.push(this.#word.toWellFormed());
			this.#begun = true;
		}
		this.#word = "";
		this.#letters = false;
	}
}

export function splitWords(text: string): string[] {
	const splitter = new WordSplitter();
	return [...splitter.push(text), ...splitter.end()];
}

export function joinWords(words: readonly string[]): string {
	let text = "";
	let fresh = true;
	for (const word of words) {
		if (word === "") text += "\n";
		else text += fresh ? word : ` ${word}`;
		fresh = word === "";
	}
	return text;
}
