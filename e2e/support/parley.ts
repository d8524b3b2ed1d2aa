/** The terminal client as somebody starts it: with a home of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import path from "node:path";

const program = path.resolve(import.meta.dirname, "../../bin/parley.mjs");

export const parleyCommand = (words: readonly string[]): string[] => [process.execPath, program, ...words];

type Env = Record<string, string> & { NODE_ENV: "production" };

/** Nothing else is inherited: a setting of whoever runs the tests must not change the product. */
export function parleyEnv(server: string, home: string): Env {
	const { PATH = "" } = process.env;
	return {
		NODE_ENV: "production",
		PATH,
		HOME: home,
		LANG: "C.UTF-8",
		TERM: "screen",
		TZ: "UTC",
		PARLEY_SERVER: server,
	};
}

export interface Run {
	child: ChildProcessWithoutNullStreams;
	/** What it has written so far. */
	output(): string;
	complaints(): string;
	ended: Promise<number | null>;
}

/** Runs it with pipes instead of a terminal. */
export function startParley(words: readonly string[], env: Env): Run {
	const [node = "", ...rest] = parleyCommand(words);
	const child = spawn(node, rest, { env, stdio: "pipe" });
	// One that a failing test leaves behind goes with the tests.
	const kill = () => child.kill("SIGKILL");
	process.once("exit", kill);
	child.once("close", () => process.off("exit", kill));
	const [output, complaints] = [collect(child.stdout), collect(child.stderr)];
	// Whoever writes to one that has ended sees that by its exit code.
	child.stdin.on("error", () => undefined);
	const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
	return { child, output, complaints, ended };
}

function collect(stream: NodeJS.ReadableStream): () => string {
	let text = "";
	stream.setEncoding("utf8").on("data", (chunk: string) => {
		text += chunk;
	});
	return () => text;
}
