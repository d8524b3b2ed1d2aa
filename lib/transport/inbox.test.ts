import { expect, test } from "vitest";
import { framesWaiting } from "../events/limits";
import { Inbox } from "./inbox";

function fill(count: number) {
	const dealt: string[] = [];
	const holds: boolean[] = [];
	const open = Promise.withResolvers<void>();
	const inbox = new Inbox(
		async (text) => {
			await open.promise;
			dealt.push(text);
			if (text === "bad") throw new Error("a frame that fails");
		},
		(full) => void holds.push(full),
	);
	for (let n = 0; n < count; n++) inbox.put(`${n}`);
	return { dealt, holds, inbox, go: () => open.resolve() };
}

test("frames are dealt with one after the other, and one that fails holds none up", async () => {
	const { dealt, inbox, go } = fill(3);
	inbox.put("bad");
	inbox.put("last");
	expect(dealt).toEqual([]);
	go();
	await expect.poll(() => dealt, { timeout: 5_000 }).toEqual(["0", "1", "2", "bad", "last"]);
});

test("who sends faster than is dealt with is read again only once most is done", async () => {
	const { dealt, holds, go } = fill(framesWaiting.most + 5);
	expect(holds).toEqual([true]);
	go();
	await expect.poll(() => dealt.length, { timeout: 5_000 }).toBe(framesWaiting.most + 5);
	expect(holds).toEqual([true, false]);
});

test("what waits when it closes is dropped", async () => {
	const { dealt, inbox, go } = fill(3);
	inbox.close();
	inbox.put("late");
	go();
	await expect.poll(() => dealt, { timeout: 5_000 }).toEqual(["0"]);
});
