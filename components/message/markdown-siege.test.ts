/** What nobody types by accident: any text at all, and texts made to be slow. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageBytes } from "../../lib/messages/limits";
import type { Block, Inline } from "./markdown";
import { parseMarkdown } from "./markdown-parser";

const spellInline = (inline: Inline): string => ("text" in inline ? inline.text : spellAll(inline.children));
const spellAll = (inlines: readonly Inline[]) => inlines.map(spellInline).join("");
function spell(block: Block): string {
	if (block.kind === "paragraph") return spellAll(block.children);
	if (block.kind === "code") return `${block.language ?? ""}${block.text}`;
	if (block.kind === "quote") return block.blocks.map(spell).join("");
	return block.items.map((item) => item.map(spell).join("")).join("");
}
const letters = (text: string) => text.match(/\p{L}/gu)?.join("") ?? "";

const pieces = [
	..."*_~`[]()>-#!\\|<@ \n",
	...[
		"**",
		"__",
		"~~",
		"```",
		"\n> ",
		"\n- ",
		"\n  - ",
		"\n1. ",
		"\n```ts\n",
		"\n\n",
		"    ",
		"\t",
		"\r\n",
		"https://example.org/",
	],
	...["word", "ä", "שלום", "日本", "[y]: x", "&amp;", "<b>", "--|--", "¯\\_(ツ)_/¯", "😀"],
];

test("whatever the text, none of its letters is lost or moved", () => {
	const piece = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...pieces) },
		fc.string({ unit: "binary", maxLength: 5 }),
	);
	const kept = fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
		// A link's own address is not among what is read.
		const text = parts.join("").replaceAll("](h", "] (h");
		expect(letters(parseMarkdown(text).map(spell).join(""))).toBe(letters(text));
	});
	fc.assert(kept, { numRuns: 1_500 });
});

test("no part of any text leads anywhere but to http, https and mailto", () => {
	const target = fc.oneof(
		fc.webUrl(),
		fc.string(),
		fc.constantFrom("javascript:x", "JAVASCRIPT:x", "data:x", "//x", "mailto:a@b"),
	);
	const hrefs = (inline: Inline): string[] =>
		"text" in inline ? [] : [...("href" in inline ? [inline.href] : []), ...inline.children.flatMap(hrefs)];
	const safe = fc.property(fc.string(), target, (text, address) => {
		for (const block of parseMarkdown(`*[${text || "x"}](${address})* ${address}`)) {
			if (block.kind !== "paragraph") continue;
			for (const href of block.children.flatMap(hrefs)) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
		}
	});
	fc.assert(safe);
});

/** Eight times the largest message: what takes more than linear time does not end before the test is given up. */
const size = 8 * messageBytes;
const units = [
	"[",
	"*",
	"_",
	"~",
	"`",
	"> ",
	">",
	"- ",
	"1. ",
	"\\",
	"!",
	"*a ",
	"_a ",
	"**a ",
	"*a_ ",
	"[a](",
	"](",
	"[]",
	"~~a ",
];
const longer = [
	"> - ",
	"`a` ",
	"- a\n",
	"> a\n",
	"1. a\n",
	"  - a\n",
	"a\n\n",
	"```\n",
	"https://a.b/",
	"(",
	"<b",
	"[a]: b\n",
	"a|b\n-|-\n",
	"[[a]](",
];

test.each([...units, ...longer])("%j over and over is no work", (unit) => {
	const text = unit.repeat(Math.floor(size / unit.length));
	expect(parseMarkdown(text)).not.toEqual([]);
});

test("nor is nesting without end", () => {
	const depth = 20_000;
	const nested = [
		`${"> ".repeat(depth)}a`,
		Array.from({ length: 120 }, (_, index) => `${"  ".repeat(index)}- a`).join("\n"),
		`${"*_".repeat(190)}a${"_*".repeat(190)}`,
		`${"[".repeat(depth)}a${"](https://example.org)".repeat(400)}`,
	];
	for (const text of nested) expect(parseMarkdown(text), text.slice(0, 20)).not.toEqual([]);
});
