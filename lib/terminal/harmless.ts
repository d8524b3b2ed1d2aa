/**
 * Others' text as a terminal may show it: nothing in it is obeyed. Control characters and escape sequences become visible,
 * bidi controls end where the text ends, and stacks of marks are cut.
 */

const lineBreak = /\r\n|[\n\r\u2028\u2029]/u;
const control = /\p{Cc}/gu;
const highStack = /(\p{M}{6})\p{M}+/gu;
/** Explicit bidi controls, and scripts that are written from right to left. */
const turning =
	/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EEFF}]/u;
const [firstStrongIsolate, popIsolate, popEmbedding] = ["\u2068", "\u2069", "\u202C"];
const embeddings = "\u202A\u202B\u202D\u202E";
const isolates = "\u2066\u2067\u2068";

/** The lines of a message, each fit to be shown. */
export function showLines(text: string): string[] {
	return text.toWellFormed().split(lineBreak).map(showCharacters);
}

/** What is to be one line: a name, a topic, an excerpt. */
export function showLine(text: string): string {
	return showCharacters(text.toWellFormed().split(lineBreak).join("⏎"));
}

function showCharacters(text: string): string {
	const visible = text.replaceAll("\t", "    ").replace(control, spell).replace(highStack, "$1");
	return turning.test(visible) ? isolate(visible) : visible;
}

/** C0 has pictures of its own (␛); C1 is spelt, since old terminals obey it as they obey ESC. */
function spell(character: string): string {
	const code = character.charCodeAt(0);
	if (code === 0x7f) return "␡";
	return code < 0x20 ? String.fromCharCode(0x2400 + code) : `<${code.toString(16).toUpperCase()}>`;
}

/** Whatever the text opens it closes, and it closes nothing else: what stands around it keeps its direction. */
function isolate(text: string): string {
	const open: string[] = [];
	let balanced = "";
	for (const character of text) {
		if (embeddings.includes(character)) open.push(popEmbedding);
		else if (isolates.includes(character)) open.push(popIsolate);
		else if (character === popIsolate || character === popEmbedding) {
			if (open.at(-1) !== character) continue;
			open.pop();
		}
		balanced += character;
	}
	return firstStrongIsolate + balanced + open.reverse().join("") + popIsolate;
}
