/** How a body's end is told: in chunks good and broken, by two lengths, by lengths that lie, by a length and chunks at once. */
import type { Dice } from "../../../torture/dice";
import { type Draft, inChunks } from "../draft";
import type { Twist } from "./targets";

const inside = "POST /api/smuggled HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

interface Frame {
	lines(length: number): string[];
	/** What goes out in place of the body. */
	body?(body: Buffer): Buffer;
	/** Fewer bytes follow than were announced. */
	short?: boolean;
}

const chunksOf = (text: string) => () => Buffer.from(text, "latin1");
const te = "Transfer-Encoding: chunked";

const frames: readonly Frame[] = [
	{ lines: () => [te], body: inChunks },
	{ lines: () => [te], body: inChunks },
	{ lines: () => ["transfer-ENCODING:   Chunked"], body: inChunks },
	{ lines: () => [te, te], body: inChunks },
	{ lines: () => ["Transfer-Encoding: identity"], body: inChunks },
	{ lines: () => ["Transfer-Encoding: gzip, chunked"], body: inChunks },
	{ lines: () => ["Transfer-Encoding: chunked, identity"], body: inChunks },
	{ lines: () => ["Transfer-Encoding: xchunked"], body: inChunks },
	{ lines: () => ["Transfer-Encoding:\u000Bchunked"], body: inChunks },
	{ lines: () => ["Transfer-Encoding : chunked"], body: inChunks },
	{ lines: () => ["X: y\nTransfer-Encoding: chunked"], body: inChunks },
	{ lines: (length) => [`Content-Length: ${length}`, te], body: inChunks },
	{ lines: () => [te, "Content-Length: 6"], body: chunksOf(`0\r\n\r\n${inside}`) },
	{ lines: () => ["Content-Length: 4", te], body: chunksOf(`5c\r\n${inside}\r\n0\r\n\r\n`) },
	{ lines: () => [te], body: chunksOf('2;ext=a;b="c"\r\n{}\r\n0\r\n\r\n') },
	{ lines: () => [te], body: chunksOf("0000000000000002\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n") },
	{ lines: () => [te], body: chunksOf("zz\r\n{}\r\n0\r\n\r\n") },
	{ lines: () => [te], body: chunksOf("-2\r\n{}\r\n0\r\n\r\n") },
	{ lines: () => [te], body: chunksOf("0x2\r\n{}\r\n0\r\n\r\n") },
	{ lines: () => [te], body: chunksOf("2\n{}\n0\n\n") },
	{ lines: () => [te], body: chunksOf("2\r\n{}xx\r\n0\r\n\r\n") },
	{ lines: () => [te], body: chunksOf("ffffffffffffffff1\r\n{}\r\n0\r\n\r\n") },
	{ lines: () => [te], body: chunksOf("2\r\n{}\r\n"), short: true },
	{ lines: () => [te], body: chunksOf("ff\r\n{}"), short: true },
	{ lines: (length) => [`Content-Length: ${length}`, `Content-Length: ${length}`] },
	{ lines: (length) => [`Content-Length: ${length}`, `Content-Length: ${length + 1}`] },
	{ lines: (length) => [`Content-Length: ${length}, ${length}`] },
	{ lines: (length) => [`Content-Length: +${length}`] },
	{ lines: (length) => [`Content-Length: 0${length}`] },
	{ lines: (length) => [`Content-Length: 0x${length.toString(16)}`] },
	{ lines: () => ["Content-Length: -1"] },
	{ lines: () => ["Content-Length:"] },
	{ lines: () => ["Content-Length: 99999999999999999999"] },
	{ lines: (length) => [`Content-Length: ${length + 20}`], short: true },
	{ lines: (length) => [`content-length : ${length}`] },
	{ lines: () => ["Content-Length: 0"], body: chunksOf(inside) },
];

/**
 * Once, or two frames may make one whole request that breaks off all the same: whether that is done is chance. So it is
 * where no body is needed, since that is under way before its frame proves broken.
 */
export const bendFraming: Twist = (draft, dice) => {
	if (draft.method === "DELETE" || draft.framing === null) return;
	draft.body ??= Buffer.from("{}");
	frameAs(draft, dice.pick(frames));
};

function frameAs(draft: Draft, { lines, body, short = false }: Frame): void {
	const sent = draft.body ?? Buffer.alloc(0);
	draft.framing = null;
	draft.headers.push(...lines(sent.length));
	draft.body = body ? body(sent) : sent;
	draft.unfinished = short;
}

/** Decently framed after all. */
export const bendIntoChunks: Twist = (draft: Draft, _dice: Dice) => {
	if (draft.framing === "length") draft.framing = "chunked";
};
