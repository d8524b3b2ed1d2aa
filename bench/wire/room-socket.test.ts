import { expect, test } from "vitest";
import { RoomSocketParser } from "./room-socket";

function frame(text: string): Buffer {
	const content = Buffer.from(text);
	const head = content.length < 126 ? [0x81, content.length] : [0x81, 126, content.length >> 8, content.length & 0xff];
	return Buffer.concat([Buffer.from(head), content]);
}

const at = (type: string, seq: number) =>
	frame(`{"type":"${type}","message":"${"x".repeat(150)}","cursor":"e.lobby:${seq}"}`);
const upgraded = Buffer.from("HTTP/1.1 101 Switching Protocols\r\n\r\n");

function parse(frames: Buffer[]) {
	const seen: number[] = [];
	const parser = new RoomSocketParser((seq) => seen.push(seq));
	for (const byte of Buffer.concat([upgraded, ...frames])) parser.feed(Buffer.of(byte));
	return { seen, position: parser.position, fault: parser.fault };
}

test("a room's frames are followed by their cursors, and what has none is passed over", () => {
	const typing = frame('{"type":"typing","user":"calm-finch-759"}');
	const frames = [at("presence", 6), typing, at("user_joined", 7), at("chat", 8), typing, at("chat", 9)];
	expect(parse(frames)).toEqual({ seen: [8, 9], position: 9, fault: null });
});

test.each([
	["lost", [at("presence", 6), at("chat", 8)], /number 8 came after 6/],
	["doubled", [at("presence", 6), at("chat", 7), at("chat", 7)], /number 7 came after 7/],
	["reset", [at("presence", 6), at("reset", 9)], /reset/],
])("what is %s is a fault", (_, frames, fault) => {
	expect(parse(frames).fault).toMatch(fault);
});
