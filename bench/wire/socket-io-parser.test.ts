import { Socket } from "node:net";
import { expect, test } from "vitest";
import { RoomParser } from "./socket-io-parser";

const upgraded = Buffer.from("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n");
const here = frame('42["here",7]');
const chat = (seq: number, text = "é") => frame(`42["chat",{"type":"chat","seq":${seq},"message":"${text}"}]`);

/** As a server sends it: whole, and not masked. */
function frame(text: string): Buffer {
	const content = Buffer.from(text);
	const { length } = content;
	const head = length < 126 ? [0x81, length] : [0x81, 126, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from(head), content]);
}

function parse(frames: Buffer[], pieces: number) {
	const seen: number[] = [];
	const parser = new RoomParser(new Socket(), { token: "t", room_id: "lobby" }, (seq) => seen.push(seq));
	const bytes = Buffer.concat([upgraded, frame('40{"sid":"s"}'), ...frames]);
	const size = Math.ceil(bytes.length / pieces);
	for (let at = 0; at < bytes.length; at += size) parser.feed(bytes.subarray(at, at + size));
	return { seen, fault: parser.fault, position: parser.position, received: parser.received };
}

test("every message is seen once, wherever the network cuts the frames", () => {
	const frames = [here, chat(8), chat(9, "x".repeat(300)), chat(10)];
	for (let pieces = 1; pieces <= 520; pieces++) {
		expect(parse(frames, pieces)).toEqual({ seen: [8, 9, 10], fault: null, position: 10, received: 3 });
	}
});

test.each([
	["lost", [chat(8), chat(10)], /10 came after 8/],
	["doubled", [chat(8), chat(8)], /8 came after 8/],
	["refused", [frame('44{"message":"session_missing"}')], /session_missing/],
	["cut", [Buffer.from([0x88, 0])], /kind 136/],
])("a message that is %s is a fault", (_, frames, fault) => {
	expect(parse([here, ...frames], 3).fault).toMatch(fault);
});
