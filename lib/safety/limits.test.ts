import { expect, test } from "vitest";
import { pairRemains } from "../../db/pairs";
import { kept, showsLinks, unknownMessages } from "./limits";

test("people are told the time for which a pair's messages really remain", () => {
	expect(kept.messages).toBe(pairRemains);
});

test("links are links from the tenth message on", () => {
	expect([0, unknownMessages - 1, unknownMessages, 500].map(showsLinks)).toEqual([false, false, true, true]);
});
