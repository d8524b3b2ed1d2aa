/** Markdown's tokens as the tree of `markdown.ts`. Loaded with the first text that has marks: it is larger than the room. */
import type { Token, Tokens } from "marked";
import { type Block, cutLinks, type Inline, readPlainText, unifyLines } from "./markdown";
import { tokenize } from "./markdown-tokenizer";

export function parseMarkdown(text: string): readonly Block[] {
	const plain = readPlainText(text);
	return plain ? [{ kind: "paragraph", children: plain }] : toBlocks(tokenize(unifyLines(text)));
}

function toBlocks(tokens: readonly Token[]): Block[] {
	const blocks: Block[] = [];
	let open: Inline[] | null = null;
	for (const token of tokens) {
		const block = toBlock(token);
		if (block) {
			blocks.push(block);
			open = null;
			continue;
		}
		// What marked cuts into paragraphs and gaps is one text to who typed it, with its empty lines.
		const words = toWords(token);
		if (open) open.push(...words);
		else if (token.type !== "space") {
			blocks.push({ kind: "paragraph", children: words });
			open = words;
		}
	}
	return blocks.map(tidy);
}

function toBlock(token: Token): Block | null {
	switch (token.type) {
		case "code":
			return { kind: "code", language: token.lang || null, text: token.text };
		case "blockquote":
			return { kind: "quote", blocks: toBlocks(token.tokens ?? []) };
		case "list":
			return toList(token as Tokens.List);
		default:
			return null;
	}
}

function toList({ start, items }: Tokens.List): Block {
	return { kind: "list", start: start === "" ? null : start, items: items.map(({ tokens }) => toBlocks(tokens)) };
}

/** The words of a paragraph and the line breaks that end it. */
function toWords(token: Token): Inline[] {
	const tokens = "tokens" in token && token.tokens ? token.tokens : null;
	if (!tokens) return [{ kind: "text", text: token.raw }];
	const ending = /\n*$/.exec(token.raw)?.[0] ?? "";
	return [...toInlines(tokens), { kind: "text", text: ending }];
}

function toInlines(tokens: readonly Token[]): Inline[] {
	return tokens.map((token, index) => {
		if (token.type !== "escape") return toInline(token);
		return { kind: "text", text: freeMark(token.raw, tokens[index - 1]?.raw ?? "", tokens[index + 1]?.raw ?? "") };
	});
}

const styles = { strong: "bold", em: "italic", del: "strike" } as const;

function toInline(token: Token): Inline {
	switch (token.type) {
		case "strong":
		case "em":
		case "del":
			return { kind: styles[token.type], children: tidyWords(toInlines(token.tokens ?? [])) };
		case "codespan":
			return { kind: "code", text: token.text };
		case "link":
			return { kind: "link", href: token.href, children: joinTexts(toInlines(token.tokens ?? [])) };
		default:
			return { kind: "text", text: token.raw };
	}
}

/** A backslash goes only where it saved a mark at a word's edge; in `¯\_(ツ)_/¯`, paths and patterns it stays. */
function freeMark(raw: string, before: string, after: string): string {
	const saves = /^\\[*_~`>[\]#-]$/.test(raw) && (/(?:^|\s)$/.test(before) || /^[.,;:!?)\]"']*(?:\s|$)/.test(after));
	return saves ? raw.slice(1) : raw;
}

function tidy(block: Block): Block {
	return block.kind === "paragraph" ? { kind: "paragraph", children: trimEnd(tidyWords(block.children)) } : block;
}

function tidyWords(words: readonly Inline[]): Inline[] {
	return joinTexts(words).flatMap((word) => (word.kind === "text" ? cutLinks(word.text) : [word]));
}

function joinTexts(words: readonly Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const word of words) {
		const last = joined.at(-1);
		if (last?.kind === "text" && word.kind === "text")
			joined[joined.length - 1] = { kind: "text", text: last.text + word.text };
		else joined.push(word);
	}
	return joined;
}

/** Line breaks between a paragraph and the block after it belong to neither. */
function trimEnd(words: readonly Inline[]): readonly Inline[] {
	const last = words.at(-1);
	if (last?.kind !== "text") return words;
	const text = last.text.replace(/\n+$/, "");
	return text === "" ? words.slice(0, -1) : [...words.slice(0, -1), { kind: "text", text }];
}
