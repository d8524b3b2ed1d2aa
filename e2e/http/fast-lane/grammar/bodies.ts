/** Bodies that are no JSON, no UTF-8, of the wrong shape, at the limit of size, of another type, or where none belongs. */
import type { Dice } from "../../../torture/dice";
import type { Draft } from "../draft";
import type { Twist } from "./targets";

const limit = 64 * 1024;

/** A message of exactly so many bytes of body; its text is refused, its size is not. */
const sized = (bytes: number) => `{"message":"${"s".repeat(bytes - 14)}"}`;

const bodies: readonly (() => string | Buffer)[] = [
	() => "",
	() => " ",
	() => "{}",
	() => "[]",
	() => "null",
	() => '"message"',
	() => "{",
	() => '{"message":"a",}',
	() => '{"message":"a"} {"message":"b"}',
	() => '{"message":"one","message":"other"}',
	() => '{"message":"a","typo":1}',
	() => '{"message":{"toString":"a"}}',
	() => '{"message":"a","__proto__":{"admin":true}}',
	() => '{"__proto__":{"message":"a"}}',
	() => '{"constructor":{"prototype":{"message":"a"}}}',
	() => '{"message":"\\ud800"}',
	() => '{"message":"\\u0000"}',
	() => '{"mess\\u0061ge":"an escaped name"}',
	() => '{"seq":1e2}',
	() => '{"seq":9007199254740993}',
	() => '{"seq":-0}',
	() => '\uFEFF{"message":"after a byte order mark"}',
	() => ' \r\n\t{"message":"amidst white space"}\n',
	() => Buffer.from('\uFEFF{"message":"a"}', "utf16le"),
	() => Buffer.from('{"message":"caf\u00E9"}', "latin1"),
	() => Buffer.concat([Buffer.from('{"message":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
	() => Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
	() => "message=hello&client_id=abcdefgh",
	() => `{"message":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
	() => "[".repeat(30_000),
	() => sized(limit - 1),
	() => sized(limit),
	() => sized(limit + 1),
	() => "{}".padStart(limit),
	() => sized(3 * limit),
];

export const bendBody: Twist = (draft, dice) => {
	// Its frame is of another body.
	if (draft.framing === null) return;
	if (draft.method === "GET" || draft.method === "DELETE") return giveBody(draft, dice);
	draft.body = Buffer.from(dice.pick(bodies)());
	if (!draft.headers.some(isType)) draft.headers.push("Content-Type: application/json");
};

/** Where a body means nothing it must do nothing either. */
function giveBody(draft: Draft, dice: Dice): void {
	const stray = ["{}", '{"message":"where none belongs"}', "x", "GET /api/rooms HTTP/1.1\r\n\r\n"];
	draft.body ??= Buffer.from(dice.pick(stray));
}

const isType = (line: string) => /^content-type:/i.test(line);

const types = [
	"application/json;charset=utf-8",
	'application/JSON ; charset="UTF-8"',
	"application/json; charset=utf-16",
	"application/json; charset=latin1",
	"application/json; x=y",
	"application/problem+json",
	"application/jsonp",
	"application/json, text/plain",
	"text/plain",
	"text/json",
	"application/x-www-form-urlencoded",
	"multipart/form-data",
	"multipart/form-data; boundary=x",
	"",
	";",
	"json",
	"application/json\u00A0",
] as const;

export const bendType: Twist = (draft, dice) => {
	const others = draft.headers.filter((line) => !isType(line));
	draft.headers = [...others, ...typeLines(dice)];
};

function typeLines(dice: Dice): string[] {
	if (dice.chance(0.15)) return [];
	const line = `${dice.pick(["Content-Type", "content-type", "CONTENT-TYPE"])}: ${dice.pick(types)}`;
	const more = [
		"Content-Type: application/json",
		"Content-Type: text/plain",
		"Content-Encoding: gzip",
		"Content-Encoding: identity",
	];
	return dice.chance(0.3) ? [line, dice.pick(more)] : [line];
}
