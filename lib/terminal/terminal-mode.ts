/** The terminal as a prompt needs it, and as it was before. */
import type { ReadStream, WriteStream } from "node:tty";
import { enterModes, type KeyboardListener, leaveModes, listenToKeys } from "./keyboard";

const showCursor = "\x1b[?25h";

export class TerminalMode {
	readonly #input: ReadStream;
	readonly #output: WriteStream;
	readonly #listener: KeyboardListener;
	#deaf: (() => void) | null = null;

	constructor(input: ReadStream, output: WriteStream, listener: KeyboardListener) {
		this.#input = input;
		this.#output = output;
		this.#listener = listener;
		// However the program ends.
		process.once("exit", () => this.leave());
	}

	enter(): void {
		if (this.#deaf) return;
		this.#output.write(enterModes);
		this.#deaf = listenToKeys(this.#input, this.#listener);
	}

	leave(): void {
		this.#deaf?.();
		if (this.#deaf) this.#output.write(leaveModes + showCursor);
		this.#deaf = null;
	}

	/** Ctrl-Z: the shell has the terminal until it wants us back. */
	suspend(onBack: () => void): void {
		this.leave();
		process.once("SIGCONT", () => {
			this.enter();
			onBack();
		});
		process.kill(process.pid, "SIGTSTP");
	}
}
