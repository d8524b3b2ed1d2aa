import { expect, test } from "vitest";
import { RoomRefresh } from "./room-refresh";

test("an answer that comes late does not undo a later one", async () => {
	const answers: (() => void)[] = [];
	const shown: string[] = [];
	const names = ["before leaving", "after leaving"];
	const refresh = new RoomRefresh(async (isLatest) => {
		const name = names.shift() ?? "";
		await new Promise<void>((resolve) => answers.push(resolve));
		if (isLatest()) shown.push(name);
	});
	const [first, second] = [refresh.now(), refresh.now()];
	answers[1]?.();
	await second;
	answers[0]?.();
	await first;
	expect(shown).toEqual(["after leaving"]);
});

test("answers that come in order are all shown", async () => {
	const shown: number[] = [];
	const refresh = new RoomRefresh(async (isLatest) => {
		await Promise.resolve();
		if (isLatest()) shown.push(shown.length);
	});
	await refresh.now();
	await refresh.now();
	expect(shown).toEqual([0, 1]);
});
