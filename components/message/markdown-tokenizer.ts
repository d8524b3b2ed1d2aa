/**
 * The Markdown that a chat wants, as a restriction of marked's: what people type by accident (paths, snake_case, 2*3*4, `>_<`,
 * cron lines) stays as typed, and no input makes it slow. Whatever is refused here becomes plain text.
 */
import { Lexer, Tokenizer, type Tokens } from "marked";
import { safeHref } from "./link-safety";
import { addressAt } from "./linkify";

/** Quotes and lists inside each other; and emphasis inside emphasis. */
const deepest = 6;
/** Marks in one paragraph past which it is a drawing or an attack, and plain text. */
const mostMarks = 500;
const mark = /[*_~`[\]\\]/g;

const wordy = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
/** Scripts that put spaces between words, so that a mark inside a word is none. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_]/u;
const badBeginning = /^[\s/\\.,;)\]}=|%+^-]/;
const badEnding = /[\s/\\([{=|+^-]$/;

const quote = /^ {0,3}> +[^\s][^\n]*(?:\n {0,3}>(?: [^\n]*|(?=\n|$)))*/;
/** Where plain text ends: at a mark, or at an address. */
const stop = /[*_~`[\\]|\bhttps?:\/\//giu;
const fence = /^ {0,3}(`{3,})([^\n`]*)\n(?:([\s\S]*?)(?:\n? {0,3}\1`*[ \t]*(?=\n|$)|$))/;
const listed = /^ {0,3}(?:[-*]|\d{1,9}\.)[ \t]+(?![-*+](?:[ \t]|$|\n))\S/;
const bracketed = /^\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]*\])+)\]\(([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)/;

class ChatTokenizer extends Tokenizer {
	#depth = 0;

	override fences(source: string): Tokens.Code | undefined {
		const found = fence.exec(source);
		if (!found) return undefined;
		const [raw, , info = "", text = ""] = found;
		const lang = info.trim();
		const named = /^[\w+#.-]{0,30}$/.test(lang);
		// Words after the fence are no language, so they are the first line.
		return { type: "code", raw, lang: named ? lang : "", text: named ? text : `${info}\n${text}` };
	}

	/** Only lines that begin with the mark: the answer under a quote is not part of it. */
	override blockquote(source: string): Tokens.Blockquote | undefined {
		const raw = quote.exec(source)?.[0];
		if (!raw) return undefined;
		const text = raw.replace(/^ {0,3}> ?/gm, "");
		return this.#deeper(() => ({ type: "blockquote", raw, text, tokens: this.lexer.blockTokens(text, []) }));
	}

	override list(source: string): Tokens.List | undefined {
		if (!listed.test(source)) return undefined;
		return this.#deeper(() => super.list(source));
	}

	override link(source: string): Tokens.Link | undefined {
		const [raw, text = "", target = ""] = bracketed.exec(source) ?? [];
		const href = raw && wordy.test(text) ? safeHref(target) : null;
		if (!raw || href === null || this.lexer.state.inLink) return undefined;
		this.lexer.state.inLink = true;
		const tokens = this.lexer.inlineTokens(text, []);
		this.lexer.state.inLink = false;
		return { type: "link", raw, href, text, tokens };
	}

	override emStrong(source: string, masked: string, before = ""): Tokens.Em | Tokens.Strong | undefined {
		// The rest of a run of marks that was refused is refused too.
		if (masked.at(-source.length - 1) === source[0]) return undefined;
		if (source[0] === "*" && spaced.test(before)) return undefined;
		const found = this.#deeper(() => super.emStrong(source, masked, before));
		if (!found || !wordy.test(found.text) || badBeginning.test(found.text) || badEnding.test(found.text))
			return undefined;
		if (source[0] === "*" && spaced.test(source.charAt(found.raw.length))) return undefined;
		return /^__\w+__$/.test(found.raw) ? undefined : found;
	}

	override del(source: string, masked: string, before = ""): Tokens.Del | undefined {
		if (!source.startsWith("~~") || source.startsWith("~~~")) return undefined;
		const found = this.#deeper(() => super.del(source, masked, before));
		return found && wordy.test(found.text) ? found : undefined;
	}

	/** An address is one piece of text: nothing inside it is a mark. Links are made of it later. */
	override url(source: string): Tokens.Link | undefined {
		const raw = addressAt(source);
		return raw ? ({ type: "text", raw, text: raw, escaped: false } as unknown as Tokens.Link) : undefined;
	}

	/** marked's own looks ahead for mail addresses, each time to the end. */
	override inlineText(source: string): Tokens.Text | undefined {
		stop.lastIndex = /^(?:`+|[\s\S])/u.exec(source)?.[0].length ?? 1;
		const raw = source.slice(0, stop.exec(source)?.index);
		return { type: "text", raw, text: raw, escaped: false };
	}

	#deeper<T>(work: () => T | undefined): T | undefined {
		if (this.#depth >= deepest) return undefined;
		this.#depth += 1;
		const result = work();
		this.#depth -= 1;
		return result;
	}
}

for (const unwanted of [
	"code",
	"heading",
	"hr",
	"html",
	"def",
	"table",
	"lheading",
	"tag",
	"reflink",
	"br",
	"autolink",
] as const) {
	ChatTokenizer.prototype[unwanted] = () => undefined;
}

class ChatLexer extends Lexer {
	override inlineTokens(source: string, tokens: Parameters<Lexer["inlineTokens"]>[1] = []) {
		if ((source.match(mark)?.length ?? 0) <= mostMarks) return super.inlineTokens(source, tokens);
		tokens.push({ type: "text", raw: source, text: source, escaped: false });
		return tokens;
	}
}

/** marked's tokens of a text; throws nothing. */
export function tokenize(text: string) {
	return new ChatLexer({ gfm: true, tokenizer: new ChatTokenizer() }).lex(text);
}
