/** Characters that act instead of showing: controls, direction marks, invisibles, odd spaces, ends of lines. */

const name = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
const inside = (point: number) => `a${String.fromCodePoint(point)}b ${name(point)}`;

/** NUL is refused by contract; it is in `refused.ts`. */
const controls = [...range(0x01, 0x1f), 0x7f, ...range(0x80, 0x9f)];
const spaces = [0xa0, 0x1680, ...range(0x2000, 0x200a), 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
const invisibles = [
	0xad,
	0x34f,
	0x61c,
	0x115f,
	0x1160,
	0x17b4,
	0x180e,
	...range(0x200b, 0x200f),
	...range(0x202a, 0x202e),
];
const moreInvisibles = [...range(0x2060, 0x206f), 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, ...range(0xfff9, 0xfffd)];
const farInvisibles = [0x1d173, 0xe0001, 0xe0020, 0xe0041, 0xe007f, 0xe0100, 0xe01ef];
const noncharacters = [0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x1ffff, 0xefffe, 0xeffff, 0x10fffe, 0x10ffff];
const privates = [0xe000, 0xf8ff, 0xf0000, 0xffffd, 0x100000, 0x10fffd];
const edges = [0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffef, 0x10000, 0x10ffff];

const bidi = [
	"\u202Eevil.exe\u202C is \u202Dgood.txt\u202C",
	"invoice\u202Efdp.exe",
	"\u2067never closed",
	"\u2066\u2067\u2068 nested \u2069\u2069\u2069\u2069\u2069",
	"\u2069\u202Cclosed before opened",
	"abc \u05D0\u05D1\u05D2 123 \u0627\u0628\u062A 456",
	"\u200F\u200E\u200F\u200Emarks\u200F",
	`${"\u202E".repeat(300)}deep override`,
	'if (level != "user\u202E \u2066// only admins\u2069 \u2066") {',
	"\u0661\u0662\u0663 + \u06F1\u06F2\u06F3 = \u0967\u0968\u0969",
];

const lines = [
	"one\ntwo",
	"one\r\ntwo\r\n",
	"one\rtwo",
	"one\n\n\n\n\nsix",
	"\n\nleading and trailing\n\n",
	"  two spaces before, three after   ",
	"\ttab\tbetween\t",
	"data: forged\n\ndata: second event\n\n",
	"id: 999\nevent: message\nretry: 1\ndata: x\n\n",
	": a comment\n\n",
	"one\u2028two\u2029three",
	"one\u0085two\u000Bthree\u000Cfour",
	"\uFEFFbegins with a byte order mark",
	"ends with one\uFEFF",
	"\u001B[31mred\u001B[0m \u001B]0;title\u0007 \u001B[2J",
	"\u0008\u0008\u0008rubbed out",
	"bell\u0007 delete\u007F escape\u001B end",
	"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\n\r\n<p>",
	"\u001A after the end of a file",
	"+++ATH0\r",
];

const points = [controls, spaces, invisibles, moreInvisibles, farInvisibles, noncharacters, privates, edges].flat();

export const signs: readonly string[] = [...points.map(inside), ...bidi, ...lines];
