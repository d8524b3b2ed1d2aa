import { expect, test } from "vitest";
import { parseAnswer } from "./answer";

const answers = {
	sized: "HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\n{é}",
	chunked: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nb\r\n brave\r\nnew\r\n0\r\n\r\n",
	empty: "HTTP/1.1 204 No Content\r\nDate: today\r\n\r\n",
};

test.each([
	["sized", 201, "{é}"],
	["chunked", 200, "hello brave\r\nnew"],
	["empty", 204, ""],
] as const)("an answer that is %s is whole with its last byte, and not before", (kind, status, body) => {
	const bytes = Buffer.from(answers[kind]);
	for (let length = 0; length < bytes.length; length++) expect(parseAnswer(bytes.subarray(0, length))).toBeNull();
	const answer = parseAnswer(bytes);
	expect([answer?.status, answer?.body.toString()]).toEqual([status, body]);
});
