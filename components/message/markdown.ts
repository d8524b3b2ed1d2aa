/** A message's text as a small closed tree. Pure: no React, no names of people, nothing that the text does not say. */
import { linkify } from "./linkify";

export type Inline =
	| { kind: "text"; text: string }
	| { kind: "code"; text: string }
	| { kind: "bold" | "italic" | "strike"; children: readonly Inline[] }
	/** `href` is http, https or mailto, in its normal form. */
	| { kind: "link"; href: string; children: readonly Inline[] };

export type Block =
	/** Line breaks are kept in its texts. */
	| { kind: "paragraph"; children: readonly Inline[] }
	| { kind: "code"; language: string | null; text: string }
	| { kind: "quote"; blocks: readonly Block[] }
	/** `start`: the first number; null where it has none. */
	| { kind: "list"; start: number | null; items: readonly (readonly Block[])[] };

/** Whether a text can be anything but one plain paragraph; most are not, and need no parser. */
const marked = /[*_~`\\]|\]\(|^ {0,3}(?:>|[-*] |\d+\.)/m;

/** Whether it takes the parser (`markdown-parser.ts`) to know what a text says. */
export const isMarked = (text: string): boolean => marked.test(text);

/** The words of a text that has no marks; null where it may have some. */
export function readPlainText(text: string): readonly Inline[] | null {
	return isMarked(text) ? null : asPlainText(text);
}

/** The text as it was typed, with its links. */
export function asPlainText(text: string): readonly Inline[] {
	return cutLinks(unifyLines(text));
}

export const unifyLines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** The words that a reader sees. */
export function readWords(inlines: readonly Inline[]): string {
	return inlines.map((inline) => ("text" in inline ? inline.text : readWords(inline.children))).join("");
}

/** A text's words without its marks, for where there is room for a line. */
export function readBlocks(blocks: readonly Block[]): string {
	return blocks.map(readBlock).join(" ").replace(/\s+/g, " ").trim();
}

function readBlock(block: Block): string {
	switch (block.kind) {
		case "paragraph":
			return readWords(block.children);
		case "code":
			return block.text;
		case "quote":
			return block.blocks.map(readBlock).join(" ");
		case "list":
			return block.items.map((item) => item.map(readBlock).join(" ")).join(", ");
		default:
			return block satisfies never;
	}
}

export function cutLinks(text: string): Inline[] {
	return linkify(text).map((stretch) => {
		const words: Inline = { kind: "text", text: stretch.text };
		return stretch.href === null ? words : { kind: "link", href: stretch.href, children: [words] };
	});
}
