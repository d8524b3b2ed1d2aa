import type { Page } from "playwright/test";
import { expect, type Person, post, test } from "./support/people";

/** Bytes of JavaScript, as they come over the wire, that the room's page names for its start. */
const budget = 200_000;

/** The scripts that the page's HTML names, without those for browsers that know no modules. */
async function listFirstScripts(page: Page): Promise<string[]> {
	const html = await (await page.request.get(page.url())).text();
	const scripts = [...html.matchAll(/<script src="([^"]+)"([^>]*)>/g)].filter(
		([, , rest]) => !rest?.includes("noModule"),
	);
	return scripts.map(([, source = ""]) => new URL(source, page.url()).href);
}

/** Everything that was fetched so far: bytes by address. */
async function listFetched(page: Page): Promise<Map<string, number>> {
	const entries = await page.evaluate(() =>
		performance
			.getEntriesByType("resource")
			.filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
			.map((entry): [string, number] => [entry.name, (entry as PerformanceResourceTiming).encodedBodySize]),
	);
	return new Map(entries);
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

async function openQuietRoom(ada: Person, bob: Person, roomId: string) {
	await post(bob, roomId, "some words and nothing else");
	const tab = await ada.open(roomId);
	await expect(tab.log.getByRole("article")).toHaveCount(1);
	return tab;
}

/** What the page's HTML names weighs no more than that. */
async function expectLightStart(page: Page): Promise<void> {
	const first = await listFirstScripts(page);
	const fetched = await listFetched(page);
	const sizes = first.map((address) => fetched.get(address));
	expect(first.length).toBeGreaterThan(5);
	expect(sizes).not.toContain(undefined);
	expect(sum(sizes.map((size) => size ?? 0)), JSON.stringify([...fetched])).toBeLessThanOrEqual(budget);
}

test("the room's page starts with at most 200 KB of JavaScript", async ({ person, room }) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const { page } = await openQuietRoom(ada, bob, room_id);
	await expectLightStart(page);
});

test("so does the strangers' page", async ({ person }) => {
	const page = await (await person("ada")).context.newPage();
	await page.goto("/strangers");
	await expect(page.locator("main[data-awake]")).toBeVisible();
	await expectLightStart(page);
});

test("the emoji picker, the Markdown parser and the highlighter come when they are needed", async ({
	person,
	room,
}) => {
	const [ada, bob] = [await person("ada"), await person("bob")];
	const { room_id } = await room(ada);
	const { page } = await openQuietRoom(ada, bob, room_id);
	const atFirst = await listFetched(page);
	const fresh = async (known: Map<string, number>) =>
		sum([...(await listFetched(page))].filter(([address]) => !known.has(address)).map(([, size]) => size));

	await page.getByRole("button", { name: "Emoji" }).click();
	await expect(page.getByPlaceholder("Search")).toBeVisible();
	expect(await fresh(atFirst)).toBeGreaterThan(30_000);

	const withPicker = await listFetched(page);
	await post(bob, room_id, "```ts\nconst answer = 42;\n```");
	await expect.poll(() => fresh(withPicker)).toBeGreaterThan(40_000);
});
