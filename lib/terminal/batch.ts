/** Lines on their way into messages: as many in one as fit, none lost, in their order. Pure. */
import { stripVTControlCharacters } from "node:util";
import { measureExcess, splitText } from "../client/message-parts";
import { messageBytes, messageCharacters } from "../messages/limits";
import { splitGraphemes } from "./width";

interface Line {
	text: string;
	characters: number;
	bytes: number;
}

export class Batch {
	#lines: Line[] = [];
	/** Sums over all lines, each with its line break. */
	#characters = 0;
	#bytes = 0;

	/** A line as a program wrote it: colours are for terminals, and NUL is for nobody. */
	add(written: string): void {
		const text = stripVTControlCharacters(written).replaceAll("\0", "").toWellFormed();
		const parts = text.length > messageCharacters / 2 && measureExcess(text) > 0 ? splitText(text) : [text];
		for (const part of parts) this.#put(part);
	}

	/** Lines that wait. */
	get size(): number {
		return this.#lines.length;
	}

	get isEmpty(): boolean {
		return this.#lines.length === 0;
	}

	/** Whether there is enough for a whole message. */
	get isFull(): boolean {
		return this.#characters >= messageCharacters || this.#bytes >= messageBytes;
	}

	/** The next message; null where only blank lines are left. */
	take(): string | null {
		while (!this.isEmpty) {
			const text = this.#takeFitting()
				.map((line) => line.text)
				.join("\n");
			if (text.trim() !== "") return text;
		}
		return null;
	}

	#put(text: string): void {
		const line = { text, characters: splitGraphemes(text).length + 1, bytes: Buffer.byteLength(text) + 1 };
		this.#lines.push(line);
		this.#count(line, 1);
	}

	#takeFitting(): Line[] {
		let [count, characters, bytes] = [0, -1, -1];
		for (const line of this.#lines) {
			characters += line.characters;
			bytes += line.bytes;
			if (count > 0 && (characters > messageCharacters || bytes > messageBytes)) break;
			count += 1;
		}
		const taken = this.#lines.splice(0, count);
		for (const line of taken) this.#count(line, -1);
		return taken;
	}

	#count({ characters, bytes }: Line, sign: 1 | -1): void {
		this.#characters += sign * characters;
		this.#bytes += sign * bytes;
	}
}
