/** Long ones, to the very edge of both limits of a message: 4,000 user-perceived characters, 16 KiB of UTF-8. */
import { messageBytes, messageCharacters } from "../../../lib/messages/limits";

const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}";
const familyBytes = Buffer.byteLength(family);
const most = Math.floor(messageBytes / familyBytes);

/** Each fills a limit or comes close, and is to be taken. */
export const longest: readonly string[] = [
	"a".repeat(messageCharacters),
	"\u00E9".repeat(messageCharacters),
	"\u6C34".repeat(messageCharacters),
	"\u{1F600}".repeat(messageCharacters),
	"e\u0301\u0302".repeat(messageBytes / 5),
	family.repeat(most),
	`${family.repeat(most)}${"x".repeat(messageBytes - most * familyBytes)}`,
	`a${"\u0301".repeat((messageBytes - 2) / 2)}`,
	"\r\n".repeat(messageCharacters - 1).concat("x"),
	`${"lorem-ipsum-without-a-space".repeat(140)}`,
	`${" ".repeat(messageCharacters - 1)}x`,
	`x${"\u00A0".repeat(messageCharacters - 1)}`,
	"<b>".repeat(1_333),
	"&amp;".repeat(800),
	'"\\'.repeat(2_000),
	"\u0001".repeat(messageCharacters),
	"\u2028".repeat(messageCharacters - 1).concat("x"),
	"W\u0338".repeat(3_000),
	"\uFFFD".repeat(messageCharacters),
	"\u{10FFFF}".repeat(messageCharacters),
];

/** Each is one step beyond, and is to be refused. */
export const tooLong: readonly string[] = [
	"a".repeat(messageCharacters + 1),
	"\u6C34".repeat(messageCharacters + 1),
	"\u{1F600}".repeat(messageCharacters + 1),
	family.repeat(most + 1),
	`${"\u{1F600}".repeat(4_000)}${"e\u0301".repeat(129)}`,
	`a${"\u0301".repeat(messageBytes / 2)}`,
	`${"\r\n".repeat(messageCharacters)}x`,
	" ".repeat(messageCharacters).concat("x"),
	"a".repeat(messageBytes + 1),
	"\u0001".repeat(messageCharacters + 1),
];
