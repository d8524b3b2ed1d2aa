/** The session of a person on a server, in a file that only its owner may read. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Exit } from "./exit";
import { type Env, placeName, stateFolder } from "./folders";

export interface KeptSession {
	session_id: string;
	user_id: string;
}

const ownerOnly = 0o600;
const others = 0o077;

export class SessionShelf {
	readonly #file: string;
	readonly #warn: (sentence: string) => void;

	constructor(env: Env, server: string, name: string, warn: (sentence: string) => void) {
		this.#file = path.join(stateFolder(env), "sessions", `${placeName(server, name)}.json`);
		this.#warn = warn;
	}

	read(): KeptSession | null {
		if (!existsSync(this.#file)) return null;
		this.#guard();
		const kept: unknown = parse(readFileSync(this.#file, "utf8"));
		return isSession(kept) ? kept : null;
	}

	/** Whole or not at all, and never readable by others, not even for a moment. */
	keep(session: KeptSession): void {
		mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
		const fresh = `${this.#file}.${process.pid}`;
		rmSync(fresh, { force: true });
		writeFileSync(fresh, `${JSON.stringify(session)}\n`, { mode: ownerOnly, flag: "wx" });
		renameSync(fresh, this.#file);
	}

	forget(): void {
		rmSync(this.#file, { force: true });
	}

	/** Windows has no such rights. */
	#guard(): void {
		const { mode, uid } = statSync(this.#file);
		if (process.platform === "win32") return;
		if (uid !== process.getuid?.()) throw new Exit("refused", `${this.#file} belongs to somebody else: remove it.`);
		if ((mode & others) === 0) return;
		chmodSync(this.#file, ownerOnly);
		this.#warn(`${this.#file} could be read by others; it is yours alone again. Who read it can speak as you.`);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function isSession(kept: unknown): kept is KeptSession {
	if (typeof kept !== "object" || kept === null) return false;
	return ["session_id", "user_id"].every((key) => typeof Reflect.get(kept, key) === "string");
}
