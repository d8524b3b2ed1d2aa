/** What was sent before, for Up and Down; what is being typed waits below. */

const most = 500;

export class Recall {
	readonly #lines: string[] = [];
	/** Lines up from what is being typed. */
	#height = 0;
	#typed = "";

	add(line: string): void {
		this.#height = 0;
		if (line === "" || this.#lines.at(-1) === line) return;
		this.#lines.push(line);
		if (this.#lines.length > most) this.#lines.shift();
	}

	/** The line above, or null where there is none. */
	up(shown: string): string | null {
		if (this.#height >= this.#lines.length) return null;
		if (this.#height === 0) this.#typed = shown;
		this.#height += 1;
		return this.#lines.at(-this.#height) ?? null;
	}

	down(): string | null {
		if (this.#height === 0) return null;
		this.#height -= 1;
		return this.#height === 0 ? this.#typed : (this.#lines.at(-this.#height) ?? null);
	}
}
