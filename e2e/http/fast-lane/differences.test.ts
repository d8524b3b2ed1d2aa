import { describe, expect, test } from "vitest";
import { parseAnswers } from "./answers";
import type { Heard } from "./converse";
import { listDifferences } from "./differences";
import { Likeness } from "./likeness";

const content =
	'{"type":"chat","id":"tsDDNNG_hclrFqtzaSOvJ","room_id":"lobby","seq":7,"message":"héllo","timestamp":"2026-11-21T10:00:00.123Z","deleted":false}';
const size = Buffer.byteLength(content);

/** As a server once sent it. */
const recorded = [
	"HTTP/1.1 201 Created",
	"content-type: application/json; charset=utf-8",
	"cache-control: private, no-store",
	"vary: rsc, next-router-state-tree, Accept-Encoding",
	"Date: Sat, 21 Nov 2026 10:00:00 GMT",
	"Connection: keep-alive",
	"Transfer-Encoding: chunked",
	"",
	size.toString(16),
	content,
	"0",
	"",
	"",
].join("\r\n");

/** The same answer by another server: another id, another time, in one piece. */
const again = recorded
	.replace("tsDDNNG_hclrFqtzaSOvJ", "AAAAAAAAAAAAAAAAAAAAA")
	.replace("10:00:00.123Z", "10:00:09.456Z")
	.replace("rsc, next-router-state-tree, Accept-Encoding", "accept-encoding")
	.replace("Transfer-Encoding: chunked", `Content-Length: ${size}`)
	.replace(`\r\n${size.toString(16)}\r\n`, "\r\n")
	.replace(/\r\n0\r\n\r\n$/, "");

function heard(text: string, changes: Partial<Heard> = {}): Heard {
	return {
		answers: parseAnswers(Buffer.from(text), ["POST"]),
		keptOpen: true,
		end: "closed",
		...changes,
	};
}

const compare = (other: Heard) => listDifferences(heard(recorded), other, new Likeness());

test("the recordings are whole answers", () => {
	for (const { answers } of [heard(recorded), heard(again)]) {
		expect(answers).toHaveLength(1);
		expect(answers[0]).toMatchObject({ status: 201, whole: true });
		expect(answers[0]?.body.length).toBe(size);
	}
});

test("ids, times, packing and what Next's router says of itself may differ", () => {
	expect(compare(heard(again))).toEqual([]);
});

describe("what is planted is found:", () => {
	test.each([
		["another status", "201 Created", "200 OK", /status: 201 \| 200/],
		["a byte of the body", "héllo", "hällo", /body: .*h/],
		["a missing header", "cache-control: private, no-store\r\n", "", /headers: .*cache-control/],
		[
			"a header more",
			"Connection: keep-alive",
			"x-powered-by: Next.js\r\nConnection: keep-alive",
			/headers: .*x-powered-by/,
		],
		["another value", "private, no-store", "no-store", /headers: .*private/],
		["a header twice", "Connection: keep-alive", "Connection: keep-alive\r\nConnection: keep-alive", /headers/],
		["another number", '"seq":7', '"seq":8', /body: .*seq/],
		["another order of fields", '"seq":7,"message":"héllo"', '"message":"héllo","seq":7', /body/],
		["another place of an id", '"room_id":"lobby"', '"room_id":"lobbx"', /body/],
		[
			"no body where one was announced",
			`Content-Length: ${size}`,
			`Content-Length: ${size + 1}`,
			/whole: true \| false/,
		],
		["another version", "HTTP/1.1", "HTTP/1.0", /version/],
	])("%s", (_, from, to, found) => {
		const planted = again.replace(from, to);
		expect(planted).not.toBe(again);
		expect(compare(heard(planted)).join("\n")).toMatch(found);
	});

	test("an answer too many, and one too few", () => {
		expect(compare(heard(again + again))).toEqual(["answers: 201 | 201 201"]);
		expect(compare(heard(""))).toEqual(["answers: 201 | "]);
	});

	test("a connection that was closed", () => {
		expect(compare(heard(again, { keptOpen: false }))).toEqual(["connection: kept open, closed | not kept, closed"]);
	});

	test("an id that stands for two", () => {
		const likeness = new Likeness();
		expect(likeness.differ(body("A", "B"), body("C", "D"))).toBeNull();
		expect(likeness.differ(body("A", "B"), body("C", "C"))).toMatch(/id/);
		expect(new Likeness().differ(body("A", "A"), body("C", "D"))).toMatch(/id/);
	});
});

const body = (one: string, other: string) => JSON.stringify([{ id: one.repeat(21) }, { id: other.repeat(21) }]);

test("framing that RFC 9112 forbids is a fault of whoever sends it", () => {
	const both = again.replace("Content-Length", "Transfer-Encoding: identity\r\nContent-Length");
	expect(compare(heard(both)).join("\n")).toMatch(/both a length and chunks/);
	const done = "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n";
	expect(listDifferences(heard(done), heard(done), new Likeness()).join("\n")).toMatch(/where none can be/);
});
