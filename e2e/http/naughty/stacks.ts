/** Marks upon marks, and pictures made of many characters. */

const marks = Array.from({ length: 0x70 }, (_, at) => String.fromCodePoint(0x300 + at));
const stack = (base: string, height: number) =>
	base + Array.from({ length: height }, (_, at) => marks[(at * 37) % marks.length]).join("");
const zalgo = (word: string, height: number) => [...word].map((letter) => stack(letter, height)).join("");

const zalgos = [1, 2, 3, 5, 8, 13, 21, 34, 55].flatMap((height) => [
	zalgo("he comes", height),
	stack("Z", height * 20),
	`plain ${zalgo("then not", height)} plain`,
]);

const combining = [
	"\u0301begins with a mark",
	"e\u0301\u0301\u0301\u0301",
	"\u0338\u0338\u0338 nothing under it",
	"\u20DD\u20E0\u20E3 enclosing",
	"a\u20DD b\u20DE c\u20DF d\u20E0",
	"\u0E01\u0E34\u0E48\u0E48\u0E48\u0E48\u0E48",
	"\u0915\u094D\u0915\u094D\u0915\u094D\u0915\u094D\u0915",
	"\u0BA8\u0BBF\u0BA8\u0BBF",
	"\u1100\u1100\u1100\u1161\u1161\u11A8\u11A8\u11A8",
	"\uFDFA".repeat(20),
	"\u{1242B}".repeat(30),
	"\uA9C5\uA9C0\uA9C1",
	"\u0489".repeat(50).concat("x"),
	"x\u200D\u200D\u200Dy",
	"\u200D\u200Dx",
];

const pictures = [
	"\u{1F600}",
	"\u{1F44D}\u{1F3FB}\u{1F44D}\u{1F3FC}\u{1F44D}\u{1F3FD}\u{1F44D}\u{1F3FE}\u{1F44D}\u{1F3FF}",
	"\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}",
	"\u{1F469}\u{1F3FD}\u200D\u2764\uFE0F\u200D\u{1F48B}\u200D\u{1F468}\u{1F3FF}",
	"\u{1F9D1}\u{1F3FE}\u200D\u{1F91D}\u200D\u{1F9D1}\u{1F3FB}",
	"\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
	"\u{1F3F4}\u200D\u2620\uFE0F \u{1F3F3}\uFE0F\u200D\u{1F308} \u{1F3F3}\uFE0F\u200D\u26A7\uFE0F",
	"\u{1F1F3}\u{1F1F4}\u{1F1EF}\u{1F1F5}\u{1F1E7}\u{1F1F7}",
	"\u{1F1F3}\u{1F1F4}\u{1F1EF} an odd number of flags",
	"\u{1F1FD}\u{1F1FD} no such country",
	"0\uFE0F\u20E31\uFE0F\u20E3#\uFE0F\u20E3*\uFE0F\u20E3",
	"\u2764 \u2764\uFE0F \u2764\uFE0E",
	"\u{1F635}\u200D\u{1F4AB}\u{1F62E}\u200D\u{1F4A8}\u{1F636}\u200D\u{1F32B}\uFE0F",
	"\u{1F43B}\u200D\u2744\uFE0F\u{1F408}\u200D\u2B1B\u{1F426}\u200D\u{1F525}",
	"\u{1F469}\u{1F3FF}\u200D\u{1F9BD}\u200D\u27A1\uFE0F",
	"\u{1F3FB}\u{1F3FC} tones with nothing to tint",
	"\u{1F468}\u200D\u{1F468} a family that is none",
	`${"\u{1F600}\u200D".repeat(200)}\u{1F600}`,
	"\u{1F600}".repeat(1_000),
	"\uFE0F\uFE0F\uFE0Fa selector too many",
	"\u203C\uFE0F \u2049\uFE0F \u3030\uFE0F \u00A9\uFE0F \u00AE\uFE0F \u2122\uFE0F",
	"\u{1FAE8}\u{1FAE9}\u{1FADF} new ones",
	"(\u256F\u00B0\u25A1\u00B0)\u256F\uFE35 \u253B\u2501\u253B \u252C\u2500\u252C",
	"\u00AF\\_(\u30C4)_/\u00AF \u0CA0_\u0CA0 (\u0361\u00B0 \u035C\u0296 \u0361\u00B0)",
	"\u2580\u2584\u2588\u2591\u2592\u2593 \u28FF\u28F7\u28EF",
];

export const stacks: readonly string[] = [...zalgos, ...combining, ...pictures];
