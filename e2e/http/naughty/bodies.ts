/** Request bodies that no contract allows, each with the codes that may answer it. */
import type { ProblemCode } from "../../../lib/errors";
import type { FieldKind } from "./endpoints";

export interface BadBody {
	name: string;
	body: string | Uint8Array;
	/** The codes of which one must come; null where taking it is as good as refusing it. */
	codes: readonly ProblemCode[] | null;
}

const malformed = ["body_malformed"] as const;
const invalid = ["validation_failed"] as const;

const bad = (codes: BadBody["codes"], bodies: Record<string, string | Uint8Array>): BadBody[] =>
	Object.entries(bodies).map(([name, body]) => ({ name, body, codes }));

const bytes = (...parts: (string | number[])[]) =>
	Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const asText = (...inner: number[]) => bytes('{"message":"', inner, '"}');

/** Text that is no JSON in UTF-8 at all. */
export const broken: readonly BadBody[] = bad(malformed, {
	"an opened brace": "{",
	"a closed brace": "}",
	"a missing value": '{"message":}',
	"a trailing comma": '{"message":"a",}',
	"single quotes": "{'message':'a'}",
	"bare names": "{message:1}",
	"a comment": '// hello\n{"message":"a"}',
	"two documents": '{"message":"a"} {"message":"b"}',
	"half a literal": "nul",
	"a literal of JavaScript": "undefined",
	"not a number": '{"message":NaN}',
	"a hexadecimal number": '{"seq":0x1}',
	"a plus sign": '{"seq":+1}',
	"a raw control character": '{"message":"a\u0001b"}',
	"a raw line break in a string": '{"message":"a\nb"}',
	"a half escape": '{"message":"\\u12"}',
	"an unknown escape": '{"message":"\\x41"}',
	"an unclosed string": '{"message":"a',
	"a NUL after the document": '{"message":"a"}\u0000',
	"a lone NUL": "\u0000",
	"a form": "message=hello&client_id=abcdefgh",
	XML: "<message>hello</message>",
	"30,000 opened brackets": "[".repeat(30_000),
	"10,000 opened objects": '{"a":'.repeat(10_000),
	"a byte that UTF-8 never has": asText(0xff),
	"an overlong NUL": asText(0xc0, 0x80),
	"an overlong slash": asText(0xe0, 0x80, 0xaf),
	"a surrogate in three bytes": asText(0xed, 0xa0, 0x80),
	"a pair of surrogates in six bytes": asText(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
	"a cut-off character": asText(0xf0, 0x9f, 0x98),
	"a lone continuation": asText(0x80),
	"a character beyond Unicode": asText(0xf4, 0x90, 0x80, 0x80),
	"a bad byte in a name": bytes('{"mess', [0xfe], 'age":"a"}'),
	"UTF-16": Buffer.from('\uFEFF{"message":"a"}', "utf16le"),
	"Latin-1": Buffer.from('{"message":"caf\u00E9"}', "latin1"),
	"gzip's first bytes": bytes([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
});

/** JSON, but never an object with the right fields. */
export const shapeless: readonly BadBody[] = bad(invalid, {
	"an array": "[]",
	"an array of objects": '[{"message":"a"}]',
	"a string": '"message"',
	"a number": "42",
	"a huge number": "1e999",
	true: "true",
	null: "null",
	"30,000 nested arrays": "[".repeat(30_000) + "]".repeat(30_000),
	"an unknown field": '{"typo":1}',
	"an empty name": '{"":1}',
	"a field in another case": '{"Message":"a","MESSAGE":"b"}',
	"a prototype of its own": '{"__proto__":{"admin":true}}',
	"a null prototype": '{"__proto__":null}',
	"a prototype with the fields": '{"__proto__":{"message":"a","seq":1,"name":"x"}}',
	"an escaped prototype": '{"\\u005f_proto__":{"message":"a"}}',
	"a constructor": '{"constructor":{"prototype":{"admin":true}}}',
	"a prototype": '{"prototype":{}}',
	"toString, valueOf, toJSON, then": '{"toString":1,"valueOf":2,"toJSON":3,"then":4}',
	"5,000 unknown fields": JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`f${at}`, at]))),
	"an unknown field, 10,000 deep": `{"typo":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
	"a very long name": JSON.stringify({ ["n".repeat(60_000)]: 1 }),
	"a name with NUL": '{"\\u0000":1}',
	"a name that is half a character": '{"\\ud800":1}',
});

/** What one reader takes and another refuses: either is right, falling over is not. */
export const doubtful: readonly BadBody[] = bad(null, {
	"nothing but white space": " \r\n\t ",
	"a byte order mark before nothing": "\uFEFF{}",
	"white space around": "\n\n {} \n\n",
});

const anything: readonly unknown[] = [null, true, [], {}, [[]], { message: "a" }, ["a"]];
const wrong: Record<FieldKind, readonly unknown[]> = {
	text: [...anything, 0, 1.5, -1, { toString: "a", length: 3 }],
	kind: [...anything, 0, "", "Public", "pair", "admin", "__proto__", "public\u0000", " public"],
	flag: [null, [], {}, [true], 0, 1, "", "true", { toString: "true" }],
	list: [
		null,
		true,
		{},
		0,
		[[]],
		[null],
		[1],
		[""],
		["#"],
		["a\u0000"],
		["a".repeat(31)],
		Array.from({ length: 11 }, String),
	],
	count: [...anything, "", "5", "1e3", "NaN", -1, 1.5, 2 ** 53, -(2 ** 53), 1e21],
};

/** `valid` with `field` spoilt in every way of its kind, in raw JSON so that no key is special. */
export function spoil(valid: Readonly<Record<string, unknown>>, field: string, kind: FieldKind): BadBody[] {
	const others = Object.entries(valid).filter(([name]) => name !== field);
	const raw = (value: string) =>
		`{${[...others.map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`), `"${field}":${value}`].join(",")}}`;
	const values = [...wrong[kind].map((value) => JSON.stringify(value)), "1e999", '{"__proto__":[]}', deep];
	return values.map((value) => ({ name: `${field} = ${value.slice(0, 40)}`, body: raw(value), codes: invalid }));
}

const deep = `${"[".repeat(8_000)}${"]".repeat(8_000)}`;

/** `valid` with one field more, under every name that objects of JavaScript already have. */
export function overfill(valid: Readonly<Record<string, unknown>>): BadBody[] {
	const inner = JSON.stringify(valid).slice(1, -1);
	const names = [
		"typo",
		"__proto__",
		"constructor",
		"prototype",
		"hasOwnProperty",
		"toString",
		"__defineGetter__",
		"id",
	];
	return names.map((name) => ({
		name: `${name} beside the right fields`,
		body: `{${inner}${inner && ","}"${name}":{"admin":true}}`,
		codes: invalid,
	}));
}
