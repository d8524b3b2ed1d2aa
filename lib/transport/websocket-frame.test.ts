import { expect, test } from "vitest";
import { contentsOf, textFrame, withCursor } from "./websocket-frame";

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
	"a text of %i bytes is framed as RFC 6455 has it",
	(length) => {
		const frame = textFrame("x".repeat(length));
		const head = length < 126 ? [length] : length < 65_536 ? [126, length >> 8, length & 0xff] : [127, 0, 0, 0, 0, 0];
		expect([...frame.subarray(0, 1 + head.length)]).toEqual([0x81, ...head]);
		expect([...contentsOf(Buffer.concat([frame, textFrame("é🧩"), frame]))].map(String)).toEqual([
			"x".repeat(length),
			"é🧩",
			"x".repeat(length),
		]);
	},
);

test("a cursor becomes one more field", () => {
	expect(JSON.parse(withCursor('{"type":"chat"}', "e.lobby:7"))).toEqual({ type: "chat", cursor: "e.lobby:7" });
});
