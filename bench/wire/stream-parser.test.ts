import { expect, test } from "vitest";
import { StreamParser } from "./stream-parser";

const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const greeting = chunk(
	'retry: 1500\n\n: parley\n\nid: e.lobby:7\ndata: {"type":"presence"}\n\ndata: {"type":"read"}\n\n',
);
const chat = (seq: number, text = "é") => `id: e.lobby:${seq}\ndata: {"type":"chat","message":"${text}"}\n\n`;

function parse(text: string, pieces: number) {
	const seen: number[] = [];
	const parser = new StreamParser((seq) => seen.push(seq));
	const bytes = Buffer.from(text);
	const size = Math.ceil(bytes.length / pieces);
	for (let at = 0; at < bytes.length; at += size) parser.feed(bytes.subarray(at, at + size));
	return { seen, fault: parser.fault, position: parser.position, received: parser.received };
}

test("every message is seen once, wherever the network cuts the bytes", () => {
	const text = head + greeting + chunk(chat(8)) + chunk(": parley\n\n") + chunk(chat(9, "x".repeat(900)) + chat(10));
	for (let pieces = 1; pieces <= Buffer.byteLength(text); pieces++) {
		expect(parse(text, pieces)).toEqual({ seen: [8, 9, 10], fault: null, position: 10, received: 3 });
	}
});

test("a stream without chunks, until the connection ends, is read the same", () => {
	const text = `HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nid: 7\ndata: {"type":"here"}\n\n${chat(8)}${chat(9)}`;
	for (let pieces = 1; pieces <= Buffer.byteLength(text); pieces++) {
		expect(parse(text, pieces)).toEqual({ seen: [8, 9], fault: null, position: 9, received: 2 });
	}
});

test("where ids number the messages of a second, they are counted on from those that the room has had", () => {
	const told = (id: string) => `id: ${id}\ndata: {"type":"chat"}\n\n`;
	const read = (...ids: string[]) => {
		const seen: number[] = [];
		const parser = new StreamParser((seq) => seen.push(seq), 5);
		parser.feed(Buffer.from(`HTTP/1.1 200 OK\r\n\r\n: hi\n\n${ids.map(told).join("")}`));
		return { seen, fault: parser.fault };
	};
	expect(read("100:7", "100:8", "103:0")).toEqual({ seen: [6, 7, 8], fault: null });
	expect(read("100:7", "100:9").fault).toMatch(/9 of its second came after 7/);
	expect(read("100:7", "100:7").fault).toMatch(/7 of its second came after 7/);
});

test.each([
	["lost", chunk(chat(8)) + chunk(chat(10)), /10 came after 8/],
	["doubled", chunk(chat(8)) + chunk(chat(8)), /8 came after 8/],
	["swapped", chunk(chat(9)) + chunk(chat(8)), /9 came after 7/],
	["reset", chunk('id: e.lobby:9\ndata: {"type":"reset"}\n\n'), /reset/],
	["ended", chunk(chat(8)) + chunk(""), /ended/],
])("a message that is %s is a fault", (_, text, fault) => {
	expect(parse(head + greeting + text, 3).fault).toMatch(fault);
});

test("a refused stream is a fault", () => {
	expect(parse("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n", 2).fault).toMatch(/401/);
});
