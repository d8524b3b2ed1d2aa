import fc from "fast-check";
import { expect, test } from "vitest";
import { isSendable, messageCharacters } from "../messages/limits";
import { Batch } from "./batch";

function messagesOf(lines: readonly string[]): string[] {
	const batch = new Batch();
	for (const line of lines) batch.add(line);
	const messages: string[] = [];
	for (let message = batch.take(); message !== null; message = batch.take()) messages.push(message);
	expect(batch.isEmpty && !batch.isFull).toBe(true);
	return messages;
}

const line = fc.oneof(
	fc.string({ maxLength: 40 }).filter((text) => text.trim() !== ""),
	fc.integer({ min: 1, max: 3_999 }).map((length) => "x".repeat(length)),
	fc.integer({ min: 1, max: 1_300 }).map((length) => "漢".repeat(length)),
);

test("every line is in one message, once, in order and whole, and every message can be sent", () => {
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
			const messages = messagesOf(lines);
			expect(messages.join("\n").split("\n")).toEqual(lines);
			expect(messages.filter((message) => !isSendable(message))).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});

test("a message takes as many lines as fit", () => {
	const lines = Array.from({ length: 100 }, () => "x".repeat(99));
	expect(messagesOf(lines).map((message) => message.split("\n").length)).toEqual([40, 40, 20]);
});

test("a line that is longer than a message goes as several", () => {
	const messages = messagesOf(["word ".repeat(2_000).trim()]);
	expect(messages.length).toBe(3);
	expect(messages.join(" ")).toBe("word ".repeat(2_000).trim());
	expect(Math.max(...messages.map((message) => message.length))).toBeLessThanOrEqual(messageCharacters);
});

test("colours and NUL are taken out; blank lines stay within a message and make none", () => {
	expect(messagesOf(["\x1b[31merror\x1b[0m\0", "", "trace"])).toEqual(["error\n\ntrace"]);
	expect(messagesOf(["", " "])).toEqual([]);
});
