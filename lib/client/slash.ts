/** Commands that begin with a slash, read out of what somebody wrote. Pure. */

export const commandNames = ["me", "shrug", "nick", "topic", "leave", "help"] as const;
export type CommandName = (typeof commandNames)[number];

/** Those that are nothing without words after them. */
const wanting: readonly CommandName[] = ["me", "nick", "topic"];

export type Slash =
	/** To be sent as it stands here; `//` at the beginning has become one slash. */
	| { kind: "message"; text: string }
	| { kind: "command"; name: CommandName; argument: string }
	/** A command whose words are missing. */
	| { kind: "incomplete"; name: CommandName }
	/** `word` is what stands after the slash, up to the first white space. */
	| { kind: "unknown"; word: string };

export function readSlash(text: string): Slash {
	if (text.startsWith("//")) return { kind: "message", text: text.slice(1) };
	const [, word, rest = ""] = /^\/(\S+)(.*)$/su.exec(text) ?? [];
	if (word === undefined) return { kind: "message", text };
	const name = commandNames.find((each) => each === word.toLowerCase());
	if (!name) return { kind: "unknown", word };
	const argument = rest.trim();
	return argument === "" && wanting.includes(name) ? { kind: "incomplete", name } : { kind: "command", name, argument };
}

/** The message that `/shrug` makes of the words after it. */
export function shrug(words: string): string {
	return `${words} ¯\\_(ツ)_/¯`.trimStart();
}
