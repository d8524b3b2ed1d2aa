/** A real terminal without a screen: tmux, with one window for each program that a test runs in it. */
import { execFile, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { eventually } from "./eventually";
import { makeFolder } from "./server";

const run = promisify(execFile);
const settings = ["set -g remain-on-exit on", "set -s escape-time 0", "set -g status off"];

/** Milliseconds: after an outage a client comes back when its own delay is over, which doubles while a slow server starts. */
const patience = 50_000;

/** Why there is none here. */
export const noTmux =
	spawnSync("tmux", ["-V"]).status === 0 ? undefined : "there is no tmux: the prompt in a real terminal is not tested";

export class Tmux {
	readonly #words: readonly string[];
	#count = 0;

	private constructor(folder: string) {
		const file = path.join(folder, "tmux.conf");
		writeFileSync(file, `${settings.join("\n")}\n`);
		this.#words = ["-u", "-S", path.join(folder, "socket"), "-f", file];
	}

	static async start(): Promise<Tmux> {
		return new Tmux(await makeFolder());
	}

	/** Runs a program in a window of its own, 80 columns wide and 24 rows high. */
	async open(program: readonly string[], env: Record<string, string>): Promise<Terminal> {
		const name = `w${this.#count++}`;
		const variables = Object.entries(env).map(([key, value]) => `${key}=${value}`);
		const words = ["new-session", "-d", "-x", "80", "-y", "24", "-s", name, "env", ...variables, ...program];
		await this.call(words);
		return new Terminal(this, name);
	}

	async call(words: readonly string[]): Promise<string> {
		const { stdout } = await run("tmux", [...this.#words, ...words], { env: { ...process.env, LANG: "C.UTF-8" } });
		return stdout;
	}

	async stop(): Promise<void> {
		await this.call(["kill-server"]);
	}
}

export class Terminal {
	readonly #tmux: Tmux;
	readonly #name: string;

	constructor(tmux: Tmux, name: string) {
		this.#tmux = tmux;
		this.#name = name;
	}

	/** Keys by the names that tmux has for them: Enter, Up, C-a, M-b. */
	async press(...keys: readonly string[]): Promise<void> {
		await this.#tmux.call(["send-keys", "-t", this.#name, ...keys]);
	}

	async type(text: string): Promise<void> {
		await this.press("-l", text);
	}

	async paste(text: string): Promise<void> {
		await this.#tmux.call(["set-buffer", text]);
		await this.#tmux.call(["paste-buffer", "-p", "-t", this.#name]);
	}

	/** The bytes that a terminal sends when its window is entered or left. */
	async focus(entered: boolean): Promise<void> {
		await this.press("-H", "1b", "5b", entered ? "49" : "4f");
	}

	async resize(columns: number, rows: number): Promise<void> {
		await this.#tmux.call(["resize-window", "-t", this.#name, "-x", String(columns), "-y", String(rows)]);
	}

	/** The lines on the screen, without those below the last that says something. */
	async lines(): Promise<string[]> {
		const screen = await this.#tmux.call(["capture-pane", "-p", "-t", this.#name]);
		return screen.trimEnd().split("\n");
	}

	/** The lines once `wanted` holds of them. */
	until(wanted: (lines: string[]) => boolean): Promise<string[]> {
		return eventually(() => this.lines(), wanted, patience);
	}

	/** The lines once one of them is `line`, or fits it. */
	see(line: string | RegExp): Promise<string[]> {
		return this.until((lines) => lines.some((each) => (typeof line === "string" ? each === line : line.test(each))));
	}

	/** The program's exit code, once it has ended. */
	async ended(): Promise<number> {
		const ask = () => this.#tmux.call(["display", "-p", "-t", this.#name, "#{pane_dead} #{pane_dead_status}"]);
		const answer = await eventually(ask, (text) => text.startsWith("1"), patience);
		return Number(answer.split(" ")[1]);
	}

	/** Everything that the program writes from now on, escape sequences included, goes into `file`. */
	async record(file: string): Promise<void> {
		await this.#tmux.call(["pipe-pane", "-t", this.#name, `cat > '${file}'`]);
	}
}
