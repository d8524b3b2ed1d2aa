/** Where a network spoils streams, events come by waiting polls, and where it spoils those, by a poll each second. */
import { expect, expectLive, type Person, post, type Tab, test } from "./support/people";
import { type Spoiling, startSpoiler } from "./support/spoiler";

const networks: { name: string; spoiling: Spoiling; transport: string }[] = [
	{ name: "lets streams through", spoiling: { streams: "pass" }, transport: "sse" },
	{ name: "holds streams back", spoiling: { streams: "hold" }, transport: "long-poll" },
	{ name: "cuts streams", spoiling: { streams: "cut" }, transport: "long-poll" },
	{
		name: "holds streams back and lets nobody wait",
		spoiling: { streams: "hold", patience: 2_000 },
		transport: "poll",
	},
];

/** The rung that works is the one that is remembered. */
const expectTransport = (tab: Tab, transport: string) => {
	const remembered = () =>
		tab.page.evaluate(() => {
			const entries = Object.entries(localStorage).filter(([key]) => key.startsWith("parley:rung:"));
			return entries.map(([, text]) => String(JSON.parse(text).rung)).join();
		});
	return expect.poll(remembered, { timeout: 45_000 }).toBe(transport);
};

/** Both say something, and each sees it once; `round` tells this talk from others. */
async function converse(tab: Tab, bob: Person, roomId: string, round: string): Promise<void> {
	for (const text of [`${round} one`, `${round} two`]) {
		await post(bob, roomId, text);
		await expect(tab.message(text)).toHaveCount(1, { timeout: 30_000 });
	}
	await tab.write(`${round} mine`);
	await expect(tab.message(`${round} mine`)).toHaveCount(1);
	await expect(tab.pending).toHaveCount(0);
}

for (const { name, spoiling, transport } of networks) {
	test(`a network that ${name}: ${transport}, nothing lost or doubled`, async ({ server, person, room }) => {
		test.setTimeout(120_000);
		const spoiler = await startSpoiler(server.url, spoiling);
		try {
			const [ada, bob] = [await person("ada", { baseURL: spoiler.url }), await person("bob")];
			const { room_id } = await room(ada);
			const tab = await ada.open(room_id);
			await converse(tab, bob, room_id, "at first");
			await expectTransport(tab, transport);
			await converse(tab, bob, room_id, "then");
			const written = ["at first one", "at first two", "at first mine", "then one", "then two", "then mine"];
			for (const text of written) await expect(tab.message(text)).toHaveCount(1);

			const before = spoiler.streams();
			await tab.page.reload();
			await expectLive(tab.page);
			await converse(tab, bob, room_id, "remembered");
			await expectTransport(tab, transport);
			expect(spoiler.streams() - before).toBe(transport === "sse" ? 1 : 0);
		} finally {
			await spoiler.stop();
		}
	});
}
