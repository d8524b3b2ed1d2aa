/** What no message may be: blank, holding NUL, half of a surrogate pair, or too long. */
import { tooLong } from "./lengths";

const blanks = [
	"",
	" ",
	"   ",
	"\n",
	"\r\n",
	"\t",
	"\t \n \r",
	"\u000B\u000C",
	"\u0085",
	"\u00A0",
	"\u1680",
	"\u2000\u2001\u2002\u2003",
	"\u2028",
	"\u2029",
	"\u202F\u205F",
	"\u3000",
	" ".repeat(100),
	"\n".repeat(100),
	"\u2009\u200A\u3000 \t",
];

const nuls = [
	"\u0000",
	"a\u0000b",
	"\u0000begins",
	"ends\u0000",
	"\u0000".repeat(10),
	"a\u0000".repeat(100),
	"\u{1F600}\u0000",
];

const halves = [
	"\uD800",
	"\uDFFF",
	"a\uD83Db",
	"\uDE00 alone",
	"ends \uD83D",
	"\uDE00\uD83D swapped",
	"\uD800\uD800",
	"\uDC00\uDC00",
	"\u{1F600}\uD83D",
	"\uD83D\u{1F600}",
	"x".repeat(100).concat("\uDBFF"),
	"\uD83D\u200D\uDE00",
	"\uD800\u0000\uDC00",
];

/** `JSON.stringify` writes the halves as `\udXXX`, which is valid JSON for text that is not valid Unicode. */
export const refused: readonly string[] = [...blanks, ...nuls, ...halves, ...tooLong];
