/** The terminal client from its words to its exit code. */

import path from "node:path";
import { Exit, exitCodes } from "./exit";
import { placeName, stateFolder } from "./folders";
import { Palette, wantsColour } from "./palette";
import { askPassword } from "./password";
import { runPrompt } from "./prompt";
import { SessionShelf } from "./session-shelf";
import { readSettings, type Settings } from "./settings";
import { usage } from "./usage";

const { stdin, stdout, stderr, env } = process;

export async function runProgram(argv: readonly string[], version: string): Promise<number> {
	try {
		const settings = readSettings(argv, env);
		if (settings.help || settings.version) {
			stdout.write(settings.help ? usage : `${version}\n`);
			return exitCodes.done;
		}
		return await run(settings);
	} catch (error) {
		if (!(error instanceof Exit)) throw error;
		if (error.message !== "") tell(error.message);
		return error.code;
	}
}

function run(settings: Settings): Promise<number> {
	const { server, name } = settings;
	const shelf = new SessionShelf(env, server, name, tell);
	const interactive = stdin.isTTY && stdout.isTTY && !settings.print;
	const door = { settings, shelf, askPassword: stdin.isTTY ? askPassword : null };
	const palette = new Palette(settings.color && wantsColour(env, stdout.isTTY));
	const folder = path.join(stateFolder(env), "waiting", placeName(server, name));
	if (interactive) return runPrompt({ door, input: stdin, output: stdout, palette, folder });
	throw new Exit("usage", "not yet");
}

function tell(sentence: string): void {
	stderr.write(`parley: ${sentence}\n`);
}
