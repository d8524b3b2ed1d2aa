import { expect, test } from "vitest";
import { type Block, type Inline, readBlocks } from "./markdown";
import { parseMarkdown } from "./markdown-parser";

/** Text with tags in place of what is drawn, so that a test can be read. */
const write = (inline: Inline): string => {
	if (inline.kind === "text") return inline.text;
	if (inline.kind === "code") return `‹code ${inline.text}›`;
	const children = inline.children.map(write).join("");
	return inline.kind === "link" ? `‹${inline.href} ${children}›` : `‹${inline.kind} ${children}›`;
};
const draw = (block: Block): string => {
	if (block.kind === "paragraph") return block.children.map(write).join("");
	if (block.kind === "code") return `‹block ${block.language} ${block.text}›`;
	if (block.kind === "quote") return `‹quote ${block.blocks.map(draw).join("|")}›`;
	return `‹list ${block.start} ${block.items.map((item) => item.map(draw).join("|")).join(" · ")}›`;
};
const drawn = (text: string) => parseMarkdown(text).map(draw).join("|");

test.each([
	["**bold** and *italic*", "‹bold bold› and ‹italic italic›"],
	["_waves_", "‹italic waves›"],
	["~~gone~~ `x < y`", "‹strike gone› ‹code x < y›"],
	["**a _b_**", "‹bold a ‹italic b››"],
	["这是**粗体**文字", "这是‹bold 粗体›文字"],
	["[here](https://example.org/a)", "‹https://example.org/a here›"],
	["[write](mailto:ada@example.org)", "‹mailto:ada@example.org write›"],
	["see https://example.org/_a_/*b*.", "see ‹https://example.org/_a_/*b https://example.org/_a_/*b›*."],
	["**https://example.org/a_b**", "‹bold ‹https://example.org/a_b https://example.org/a_b››"],
	["\\*as typed\\*", "*as typed*"],
	["one\ntwo\n\n\nthree", "one\ntwo\n\n\nthree"],
	["    four spaces", "    four spaces"],
	["> said\n> so\nmy *answer*", "‹quote said\nso›|my ‹italic answer›"],
	["> a\n> > b", "‹quote a|‹quote b››"],
	["- one\n- two\n  - three", "‹list null one · two|‹list null three››"],
	["3. c\n4. d", "‹list 3 c · d›"],
	["- [x] done", "‹list null [x] done›"],
	["```ts\nconst a = 1;\n```\nafter", "‹block ts const a = 1;›|after"],
	["```\nopen **end", "‹block null open **end›"],
	["```js\nlet a```", "‹block js let a›"],
	["```two words\nx\n```", "‹block null two words\nx›"],
])("%j is drawn", (text, expected) => {
	expect(drawn(text)).toBe(expected);
});

test.each([
	"¯\\_(ツ)_/¯",
	"snake_case_name and __init__.py and __dirname",
	"2*3*4 = 24, 2 * 3 * 4, 2**3**4",
	"/usr/local/*.txt ~/a ~/b C:\\Users\\_temp\\*.log \\\\server",
	"glob **/*.ts and **/*.tsx",
	"*/5 * * * * run",
	"* * * * *",
	"f(*args, **kwargs)",
	">_< >:( ^_^ hi ^_^ -_- so -_-",
	"*_* ** __ ~~ ` [] []()",
	"# not a heading",
	"a | b\n--|--\n1 | 2",
	"---",
	"-",
	"+ plus",
	"1) one",
	"&amp; &lt;b&gt; <b>html</b> <!-- x -->",
	"[x](javascript:alert(1))",
	"[x](JaVaScRiPt:alert(1)) [y](data:text/html,x) [z](/relative) [w](//host)",
	"[x][y]\n\n[y]: javascript:alert(1)",
	"\\d+\\.\\d+ \\n",
])("%j stays as typed", (text) => {
	expect(drawn(text)).toBe(text);
});

test("an image is a link to itself", () => {
	expect(drawn("![cat](https://example.org/cat.png)")).toBe("!‹https://example.org/cat.png cat›");
});

test("in one line a text is its words", () => {
	expect(readBlocks(parseMarkdown("> said\n\n- **a**\n- [b](https://example.org)\n\n```ts\nlet c;\n```"))).toBe(
		"said a, b let c;",
	);
});
