/** The terminal client from its words to its exit code. */

import path from "node:path";
import { Exit, exitCodes } from "./exit";
import { placeName, stateFolder } from "./folders";
import { showLines } from "./harmless";
import { Palette, wantsColour } from "./palette";
import { askPassword } from "./password";
import { runPipe } from "./pipe";
import { runPrint } from "./print";
import { runPrompt } from "./prompt";
import { SessionShelf } from "./session-shelf";
import { readSettings, type Settings } from "./settings";
import { usage } from "./usage";

const { stdin, stdout, stderr, env } = process;

export async function runProgram(argv: readonly string[], version: string): Promise<number> {
	// Whoever reads us may have had enough: `parley --print | head`.
	stdout.on("error", (error: NodeJS.ErrnoException) => {
		if (error.code !== "EPIPE") throw error;
		process.exit(exitCodes.done);
	});
	try {
		const settings = readSettings(argv, env);
		if (settings.help || settings.version) {
			stdout.write(settings.help ? usage : `${version}\n`);
			return exitCodes.done;
		}
		const code = await run(settings);
		// Whoever ends the process with this code loses nothing that is still on its way out.
		await new Promise<unknown>((resolve) => stdout.write("", resolve));
		return code;
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
	if (settings.print || stdin.isTTY) return runPrint({ door, output: stdout, palette, folder });
	return runPipe({ door, input: stdin, folder, tell });
}

function tell(sentence: string): void {
	for (const line of showLines(sentence)) stderr.write(`parley: ${line}\n`);
}
