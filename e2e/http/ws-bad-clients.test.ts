/** Clients that break the protocol or the limits: each is closed with the right code, and nobody else notices. */
import { expect, test } from "vitest";
import type { Session } from "../support/http";
import { codeAfter, converse, opcode, spellFrame, spellPieces } from "../support/raw-socket";
import { enter } from "../support/socket";
import { serveSuite } from "../support/suite";
import { createRoom, postMessage } from "../support/talk";

const suite = serveSuite();
const limit = 64 * 1024;
const bye = spellFrame(opcode.close, Buffer.from([0x03, 0xe8]));

const faults: [name: string, bytes: Uint8Array, code: number][] = [
	["a binary message", spellFrame(opcode.binary, "{}"), 1003],
	["text that is no UTF-8", spellFrame(opcode.text, Buffer.from([0x22, 0xff, 0x22])), 1007],
	["half of a surrogate pair", spellFrame(opcode.text, Buffer.from([0xed, 0xa0, 0x80])), 1007],
	["UTF-8 that is broken across pieces", spellPieces(Buffer.from([0x22, 0xc3, 0x22]), 2), 1007],
	["a message above the limit", spellFrame(opcode.text, Buffer.alloc(limit + 1, 0x20)), 1009],
	["pieces that together are above it", spellPieces(Buffer.alloc(limit + 1, 0x20), 4_096), 1009],
	["more pieces than anybody needs", spellPieces(Buffer.alloc(2_000, 0x20), 1), 1008],
	["a frame without a mask", spellFrame(opcode.text, "{}", { masked: false }), 1002],
	["a reserved bit", spellFrame(opcode.text, "{}", { bits: 0x80 | 0x40 }), 1002],
	["an opcode that is none", spellFrame(3, "{}"), 1002],
	["a piece that continues nothing", spellFrame(opcode.more, "{}"), 1002],
	["a ping in pieces", spellFrame(opcode.ping, "x", { bits: 0 }), 1002],
	["a ping above 125 bytes", spellFrame(opcode.ping, "x".repeat(126)), 1002],
	["a close code that may not be sent", spellFrame(opcode.close, Buffer.from([0x03, 0xed])), 1002],
];

test("what breaks the protocol closes the connection with its code, and nobody else's", async () => {
	const [ada, eve] = (await suite.people(2)) as [Session, Session];
	const { room_id } = await createRoom(ada);
	const witness = await enter(ada, room_id);
	const codes = faults.map(async ([name, bytes]) => [name, await codeAfter(eve, room_id, bytes)] as const);
	expect(Object.fromEntries(await Promise.all(codes))).toEqual(
		Object.fromEntries(faults.map(([name, , code]) => [name, code])),
	);
	await postMessage(ada, room_id, "all is well");
	expect(await witness.nextOf("chat")).toMatchObject({ message: "all is well" });
	witness.close();
});

test("a message in pieces, with a ping between them, is one message; each ping has its pong; a close is answered", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada);
	const text = JSON.stringify({ type: "chat", message: "piece by piece 🧩" });
	const [first, ...rest] = [text.slice(0, 9), text.slice(9, 20), text.slice(20)];
	const bytes = Buffer.concat([
		spellFrame(opcode.text, first ?? "", { bits: 0 }),
		spellFrame(opcode.ping, "are you there?"),
		spellFrame(opcode.more, rest[0] ?? "", { bits: 0 }),
		spellFrame(opcode.more, rest[1] ?? ""),
		bye,
	]);
	const frames = await converse(ada, room_id, bytes);
	const pong = frames.find(({ kind }) => kind === opcode.pong);
	expect(pong?.content.toString()).toBe("are you there?");
	expect(frames.find(({ kind }) => kind === opcode.close)?.content.readUInt16BE(0)).toBe(1000);
	const later = await enter(ada, room_id, "no-cursor-at-all");
	// What was sent before the close is posted, although its sender has gone.
	await expect
		.poll(async () => (await ada.call<{ messages: object[] }>("GET", `/api/rooms/${room_id}/messages`)).body.messages, {
			timeout: 10_000,
		})
		.toMatchObject([{ message: "piece by piece 🧩" }]);
	later.close();
});

test("compression is not agreed to, whatever a client offers", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada);
	const socket = await enter(ada, room_id);
	expect(socket.socket.extensions).toBe("");
	socket.close();
});
