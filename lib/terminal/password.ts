/** Asks for a password at the terminal; what is typed is not shown. */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { Exit } from "./exit";

export async function askPassword(name: string): Promise<string> {
	const stop = new AbortController();
	const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
	const reader = createInterface({ input: process.stdin, output: mute, terminal: true });
	reader.once("SIGINT", () => stop.abort());
	process.stderr.write(`${name} is somebody's name. If it is yours, its password: `);
	try {
		return await reader.question("", { signal: stop.signal });
	} catch (error) {
		if (stop.signal.aborted) throw new Exit("interrupted", "");
		throw error;
	} finally {
		process.stderr.write("\n");
		reader.close();
	}
}
