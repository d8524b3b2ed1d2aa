/** A storage for the client in which every key is a file, so that what waits to be sent outlives the program. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { OutboxStorage } from "../client/outbox-shelf";

const ending = ".json";

export class FileStorage implements OutboxStorage {
	readonly #folder: string;
	readonly #values = new Map<string, string>();

	constructor(folder: string) {
		this.#folder = folder;
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		for (const file of readdirSync(folder).filter((name) => name.endsWith(ending))) {
			const key = decodeURIComponent(file.slice(0, -ending.length));
			this.#values.set(key, readFileSync(path.join(folder, file), "utf8"));
		}
	}

	get length(): number {
		return this.#values.size;
	}

	key(index: number): string | null {
		return [...this.#values.keys()][index] ?? null;
	}

	getItem(key: string): string | null {
		return this.#values.get(key) ?? null;
	}

	/** Whole or not at all. */
	setItem(key: string, value: string): void {
		this.#values.set(key, value);
		const file = this.#fileOf(key);
		writeFileSync(`${file}.${process.pid}`, value, { mode: 0o600, flush: true });
		renameSync(`${file}.${process.pid}`, file);
	}

	removeItem(key: string): void {
		this.#values.delete(key);
		rmSync(this.#fileOf(key), { force: true });
	}

	#fileOf(key: string): string {
		return path.join(this.#folder, encodeURIComponent(key) + ending);
	}
}
