import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { MapStorage } from "../client/map-storage";
import { OutboxShelf } from "../client/outbox-shelf";
import { Refusal } from "../client/refusal";
import type { NewMessage } from "../messages/schema";
import { LinePost } from "./line-post";
import { readLines } from "./line-stream";

const place = { userId: "bot", roomId: "logs" };

function open(answer: (message: NewMessage) => void = () => undefined) {
	const [storage, posted, refused] = [new MapStorage(), [] as string[], [] as string[]];
	const post = new LinePost({
		...place,
		storage,
		post: async (message) => {
			answer(message);
			posted.push(message.message);
			const rest = {
				id: "",
				room_id: "",
				seq: 1,
				user_id: "",
				user: "",
				timestamp: "",
				edited_at: null,
				deleted: false,
			};
			return { ...rest, type: "chat", message: message.message, client_id: null, reply_to: null, reactions: [] };
		},
		onRefused: (_failure, message) => refused.push(message),
	});
	return { post, posted, refused, storage };
}

test("more lines than may wait are posted all, in order, though the stream has long ended", async () => {
	const lines = Array.from({ length: 9_000 }, (_, index) => `${index % 10}`);
	const { post, posted } = open();
	await post.run(readLines(new PassThrough().end(lines.join("\n"))));
	expect(posted.join("\n").split("\n")).toEqual(lines);
	expect(posted.length).toBeLessThan(10);
});

test("lines come whole however the stream is cut, with either line break and without the last", async () => {
	const bytes = Buffer.from("漢字\r\nзвук\n\n👍 end");
	async function* cut() {
		for (const byte of bytes) yield Uint8Array.of(byte);
	}
	expect(await Array.fromAsync(readLines(cut()))).toEqual(["漢字", "звук", "", "👍 end"]);
});

test("what is refused for good is told once, and the rest goes on", async () => {
	const { post, posted, refused } = open(({ message }) => {
		if (message.startsWith("bad")) throw new Refusal({ status: 400, code: "validation_failed", detail: "no" });
	});
	const bad = `bad${"x".repeat(3_996)}`;
	await post.run(readLines(new PassThrough().end(`${bad}\ngood`)));
	expect({ posted, refused }).toEqual({ posted: ["good"], refused: [bad] });
});

test("what is abandoned waits for the next run", async () => {
	const { post, storage } = open(() => {
		throw new Refusal({ status: 503, code: "server_stopping", detail: "later" });
	});
	const stream = new PassThrough();
	const running = post.run(readLines(stream));
	stream.write("one\n");
	const shelf = new OutboxShelf(storage, place.userId, place.roomId);
	await expect.poll(() => shelf.list().length).toBe(1);
	stream.write("two\n");
	await new Promise((resolve) => setImmediate(resolve));
	post.abandon();
	await running;
	expect(shelf.list().map(({ message }) => message)).toEqual(["one", "two"]);
});
