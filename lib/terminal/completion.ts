/** What Tab makes of the word before the cursor. Pure. */
import { type Draft, insert } from "./draft";

export interface Vocabulary {
	commands: readonly string[];
	people: readonly string[];
	rooms: readonly string[];
	transports: readonly string[];
}

export interface Completion {
	draft: Draft;
	/** Where several fit, all of them. */
	choices: readonly string[];
}

interface Word {
	/** What of the line is being completed. */
	typed: string;
	/** What it may become. */
	choices: readonly string[];
}

export function complete(draft: Draft, vocabulary: Vocabulary): Completion {
	const { typed, choices } = wordAt(draft.text.slice(0, draft.cursor), vocabulary);
	const [only] = choices;
	if (only === undefined) return { draft, choices };
	const whole = choices.length === 1 ? `${only} ` : commonStart(choices);
	if (whole.length < typed.length) return { draft, choices };
	const before = draft.text.slice(0, draft.cursor - typed.length);
	const rest = { text: before + draft.text.slice(draft.cursor), cursor: before.length };
	return { draft: insert(rest, whole), choices: choices.length > 1 ? choices : [] };
}

function wordAt(before: string, { commands, people, rooms, transports }: Vocabulary): Word {
	const [, command, argument = ""] = /^\/(\S+)\s+(.*)$/su.exec(before) ?? [];
	if (/^\/\S*$/u.test(before)) return word(before, commands, "/");
	if (command === "join" || command === "leave") return word(argument, rooms);
	if (command === "transport") return word(argument, transports);
	if (command === "msg") return word(argument, people);
	// Names may hold spaces, so all that follows an @ may be the beginning of one.
	const mention = /@[^@\n]*$/u.exec(before)?.[0];
	if (mention !== undefined) return word(mention, people, "@");
	const begun = /\S*$/u.exec(before)?.[0] ?? "";
	return begun === "" ? { typed: "", choices: [] } : { typed: begun, choices: word(`@${begun}`, people, "@").choices };
}

function word(typed: string, names: readonly string[], sign = ""): Word {
	return { typed, choices: names.map((name) => sign + name).filter((name) => fold(name).startsWith(fold(typed))) };
}

function commonStart([first = "", ...others]: readonly string[]): string {
	let length = first.length;
	for (const other of others) while (fold(first.slice(0, length)) !== fold(other.slice(0, length))) length -= 1;
	return first.slice(0, length);
}

const fold = (text: string) => text.toLowerCase();
