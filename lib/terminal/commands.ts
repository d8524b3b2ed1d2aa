/** What is typed at the prompt: a message, or a command that begins with a slash. */
import { type Command, send } from "./command";
import type { Desk } from "./desk";
import { messageCommands } from "./message-commands";
import { roomCommands } from "./room-commands";
import { selfCommands } from "./self-commands";

const help: Command = {
	name: "help",
	words: "",
	about: "shows this",
	run: (desk) => desk.say(...describeCommands()),
};

const commands: readonly Command[] = [...roomCommands, ...messageCommands, ...selfCommands, help];
export const commandNames = commands.map(({ name }) => name);

export function runLine(desk: Desk, text: string): void | Promise<void> {
	const [, word, rest = ""] = /^\/(?!\/)(\S*)(.*)$/su.exec(text) ?? [];
	if (word === undefined) return send(desk, text.startsWith("//") ? text.slice(1) : text);
	const command = commands.find(({ name }) => name === word.toLowerCase());
	if (command) return command.run(desk, rest.trim());
	throw new Error(`There is no /${word}: /help shows what there is. A message begins with two slashes to show one.`);
}

function describeCommands(): string[] {
	const usages = commands.map(({ name, words }) => `/${name} ${words}`.trimEnd());
	const width = Math.max(...usages.map((usage) => usage.length));
	return [
		...commands.map(({ about }, index) => `${usages[index]?.padEnd(width)}  ${about}`),
		"#12 is a message's number as /history shows it. // begins a message with a slash.",
		"Tab completes, Up and Down bring back what was sent, Alt-Enter breaks the line,",
		"Ctrl-A E B F W U K Y and Alt-B F D edit, Ctrl-L wipes, Ctrl-C twice or Ctrl-D leaves.",
	];
}
