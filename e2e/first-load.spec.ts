import type { Page } from "playwright/test";
import { expect, post, test } from "./support/people";

/** Bytes of JavaScript, as they come over the wire, that the room's page may need before anybody does anything. */
const budget = 200_000;

interface Script {
	url: string;
	bytes: number;
}

async function listScripts(page: Page): Promise<Script[]> {
	return page.evaluate(() =>
		performance
			.getEntriesByType("resource")
			.filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
			.map((entry) => ({ url: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
	);
}

test("the room's page needs at most 200 KB of JavaScript, and what is opened later comes later", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	await post(bob, room_id, "some words, and a bit of `code`");
	const tab = await ada.open(room_id);
	await expect(tab.log.getByRole("article")).toHaveCount(1);
	const before = await listScripts(tab.page);
	const total = before.reduce((sum, { bytes }) => sum + bytes, 0);
	expect(before.length).toBeGreaterThan(3);
	expect(total, `scripts of ${JSON.stringify(before)}`).toBeLessThanOrEqual(budget);

	await tab.page.getByRole("button", { name: "Emoji" }).click();
	await expect(tab.page.getByPlaceholder("Search")).toBeVisible();
	const picker = (await listScripts(tab.page)).filter(({ url }) => before.every((known) => known.url !== url));
	expect(picker.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(20_000);

	const known = await listScripts(tab.page);
	await post(bob, room_id, "```ts\nconst answer = 42;\n```");
	await expect
		.poll(async () => (await listScripts(tab.page)).filter(({ url }) => known.every((each) => each.url !== url)).length)
		.toBeGreaterThan(0);
});
