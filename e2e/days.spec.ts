/** Days and times are those of the reader, wherever the server is. */
import { backdate, type Said } from "./support/archive";
import { expect, post, test } from "./support/people";

for (const timezoneId of ["Asia/Kathmandu", "America/New_York"]) {
	test(`days and times are those of the reader, in ${timezoneId}`, async ({ person, room }) => {
		const ada = await person("ada", { timezoneId, locale: "en-GB" });
		const { room_id } = await room(ada);
		const { timestamp } = await post(ada, room_id, "now");
		await ada.context.clock.install();
		const tab = await ada.open(room_id);
		const time = new Date(timestamp).toLocaleTimeString("en-GB", {
			timeZone: timezoneId,
			hour: "numeric",
			minute: "2-digit",
		});
		await expect(tab.message("now").locator("time").first()).toHaveText(time);
		await expect(tab.message("now").locator("time").first()).toHaveAttribute("datetime", timestamp);
		await expect(tab.log.getByRole("heading", { name: "Today" })).toBeVisible();
		await tab.page.clock.fastForward(86_400_000);
		await expect(tab.log.getByRole("heading", { name: "Yesterday" })).toBeVisible();
	});
}

interface Place {
	timezoneId: string;
	locale: string;
	/** When somebody reads it. */
	now: string;
	said: readonly Said[];
	headings: readonly string[];
	/** A minute and a half later. */
	later: readonly string[];
}

const places: readonly Place[] = [
	{
		// 1 November 2026 has 25 hours there.
		timezoneId: "America/New_York",
		locale: "en-US",
		now: "2026-11-03T04:59:00Z",
		said: [
			{ text: "october", at: "2026-11-01T03:59:00Z" },
			{ text: "first hour", at: "2026-11-01T04:01:00Z" },
			{ text: "last hour", at: "2026-11-02T04:59:00Z" },
			{ text: "next day", at: "2026-11-02T05:01:00Z" },
		],
		headings: ["Saturday, October 31, 2026", "Yesterday", "Today"],
		later: ["Saturday, October 31, 2026", "Sunday, November 1, 2026", "Yesterday"],
	},
	{
		// A quarter to six hours ahead of UTC.
		timezoneId: "Asia/Kathmandu",
		locale: "de-DE",
		now: "2026-11-20T18:14:00Z",
		said: [
			{ text: "before midnight", at: "2026-11-18T18:14:00Z" },
			{ text: "after midnight", at: "2026-11-18T18:16:00Z" },
			{ text: "today", at: "2026-11-20T12:00:00Z" },
		],
		headings: ["Mittwoch, 18. November 2026", "Gestern", "Heute"],
		later: ["Mittwoch, 18. November 2026", "Donnerstag, 19. November 2026", "Gestern"],
	},
];

test.describe("in a room that was talked in before", () => {
	test.use({ ownServer: true });

	for (const { timezoneId, locale, now, said, headings, later } of places) {
		test(`midnight passes where the reader is, in ${timezoneId}`, async ({ person, room, server }) => {
			const ada = await person("ada", { timezoneId, locale });
			const { room_id } = await room(ada);
			const again = await backdate(server, room_id, ada.session.user.id, said);
			await ada.context.clock.install({ time: now });
			const page = await ada.context.newPage();
			await page.goto(`/rooms/${room_id}`);
			const shown = page.getByRole("log").getByRole("heading", { level: 2 });
			await expect(shown).toHaveText([...headings]);
			await page.clock.fastForward(90_000);
			await expect(shown).toHaveText([...later]);
			await page.close();
			await again.stop();
		});
	}
});
