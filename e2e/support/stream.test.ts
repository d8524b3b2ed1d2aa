import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStream } from "./http";
import { parseSse } from "./sse";

const presence = {
	type: "presence",
	room_id: "lobby",
	online: 1,
	users: [{ user_id: "u", user: "Zoë 🧡", kind: "guest" }],
};
const wire = `retry: 800\n: hello\n\nid: c1\ndata: ${JSON.stringify(presence)}\n\n:\n\ndata: {"a":\r\ndata: 1}\r\n\r\n`;

let server: HttpServer;
let url: string;

beforeAll(async () => {
	server = createServer((request, response) => {
		response.writeHead(200, { "content-type": "text/event-stream" });
		const bytes = Buffer.from(wire);
		for (const byte of bytes) response.write(Buffer.of(byte));
		if (request.url === "/ends") response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
	server.closeAllConnections();
	server.close();
});

test("frames, ids, comments and the retry are told apart wherever the bytes are cut", () => {
	for (let cut = 0; cut <= wire.length; cut++) {
		const seen: unknown[] = [];
		const feed = parseSse({
			frame: (data, id) => void seen.push([data, id]),
			comment: (text) => void seen.push(text),
			retry: (milliseconds) => void seen.push(milliseconds),
		});
		feed(wire.slice(0, cut));
		feed(wire.slice(cut));
		expect(seen, `cut at ${cut}`).toEqual([
			800,
			"hello",
			[JSON.stringify(presence), "c1"],
			"",
			['{"a":\n1}', undefined],
		]);
	}
});

test("a stream keeps everything in order and says how it ended", async () => {
	const stream = openStream(url, "/ends");
	const first = await stream.next((event) => event.type === "presence");
	expect(first).toMatchObject({ id: "c1", event: presence });
	await stream.next();
	expect(await stream.closed).toBe("ended");
	expect(stream).toMatchObject({ cursor: "c1", retry: 800 });
	expect(stream.comments.map(({ text }) => text)).toEqual(["hello", ""]);
	expect(stream.raw()).toBe(wire);
	await expect(stream.next()).rejects.toThrow("ended before the event came");
});

test("an open stream is closed by us, and an event that never comes is an error after its time", async () => {
	const stream = openStream(url, "/stays");
	await expect(stream.next((event) => event.type === "chat", 50)).rejects.toThrow("did not come in time");
	stream.close();
	expect(await stream.closed).toBe("was closed");
	expect([...stream.frames]).toHaveLength(2);
});

test("a line that cannot be reached ends the stream and fails its opening", async () => {
	const stream = openStream("http://127.0.0.1:1", "/");
	await expect(stream.opened).rejects.toThrow("ECONNREFUSED");
	expect(await stream.closed).toBe("broke");
});
