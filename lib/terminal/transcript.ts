/** What was said and done, as lines of a terminal. Pure but for the reader's time zone. */
import { mentionsName } from "../client/mentions";
import type { Message } from "../messages/schema";
import { nameDay, nameTime } from "./clock";
import { showLine, showLines } from "./harmless";
import type { Palette } from "./palette";
import { truncate } from "./width";

const excerptColumns = 40;
/** As the web client writes /me. */
const action = /^_([^_\n]+)_$/u;

export interface Known {
	/** The message of an id, where it is loaded. */
	message(id: string): Message | undefined;
	/** My name, for messages that hold it. */
	me: string;
}

export class Transcript {
	readonly #palette: Palette;
	/** The day of what was said last. */
	#day = "";

	constructor(palette: Palette) {
		this.#palette = palette;
	}

	/** The message, after the name of its day where that is another than before. */
	message(message: Message, known: Known, numbered = false): string[] {
		const [first = "", ...others] = this.#body(message, known);
		const number = numbered ? this.#palette.faint(`#${message.seq} `) : "";
		const rest = others.map((line) => `      ${line}`);
		return [...this.#newDay(message.timestamp), number + this.#stamp(message.timestamp) + first, ...rest];
	}

	/** Something that happened, said in a sentence. */
	event(timestamp: string, sentence: string): string[] {
		const day = this.#newDay(timestamp);
		return [...day, this.#stamp(timestamp) + this.#palette.faint(showLine(sentence))];
	}

	rule(title: string): string {
		return this.#palette.notice(`── ${title} ──`);
	}

	/** Of a message that the server refused. */
	refusal(detail: string, message: string): string {
		return this.#palette.warning(`not sent: ${detail} “${showLine(truncate(message, excerptColumns))}”`);
	}

	excerpt = ({ message }: Message): string => `“${showLine(truncate(message, excerptColumns))}”`;

	#stamp(timestamp: string): string {
		return this.#palette.faint(`${nameTime(timestamp)} `);
	}

	#body(message: Message, known: Known): string[] {
		const { bold, faint, naming, person } = this.#palette;
		const name = person(showLine(message.user));
		if (message.deleted) return [`${name} ${faint("deleted this message")}`];
		const doing = action.exec(message.message)?.[1];
		if (doing !== undefined) return [`${bold("*")} ${name} ${showLine(doing)}`];
		const lines = showLines(message.message);
		const told = mentionsName(message.message, known.me)
			? lines.map((line) => this.#named(line, known.me, naming))
			: lines;
		const edited = message.edited_at ? faint(" (edited)") : "";
		return [`${name}${faint(":")} ${this.#answered(message, known)}${told[0]}`, ...told.slice(1)].map((line, index) =>
			index === lines.length - 1 ? line + edited : line,
		);
	}

	#answered({ reply_to }: Message, known: Known): string {
		if (reply_to === null) return "";
		const original = known.message(reply_to);
		const what = original ? `${showLine(original.user)} ${this.excerpt(original)}` : "an older message";
		return this.#palette.faint(`↳ ${what} · `);
	}

	#named(line: string, me: string, paint: (text: string) => string): string {
		const at = line.toLowerCase().indexOf(`@${me.toLowerCase()}`);
		const end = at + 1 + me.length;
		return at < 0 ? line : line.slice(0, at) + paint(line.slice(at, end)) + line.slice(end);
	}

	#newDay(timestamp: string): string[] {
		const day = new Date(timestamp).toDateString();
		if (day === this.#day) return [];
		this.#day = day;
		return [this.rule(nameDay(timestamp))];
	}
}
