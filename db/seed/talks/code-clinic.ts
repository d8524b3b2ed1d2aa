/** A public room about code: snippets, an answer that quotes, and a very wide line. */
import { type Story, say } from "../story";

export const codeClinic: Story = {
	room: { name: "Code clinic", topic: "Bring the error message, all of it", kind: "public", owner: "noa" },
	leaves: "anna",
	talks: [
		{
			when: { daysAgo: 3, from: "10:05" },
			lines: [
				say("noa", "The doctor is in. The doctor also has questions."),
				say("anna", "Где узнать размер файла, не читая его целиком?", { as: "size" }),
				say("noa", "`stat -c %s scan_0007.tif`, or in Node: `(await fs.stat(file)).size`", {
					re: "size",
					react: { "🙏": ["anna"] },
				}),
				say(
					"kenji",
					"```sql\nselect name, count(*) as visits\nfrom travellers join stamps using (traveller_id)\nwhere stamps.city = '京都'\ngroup by name\nhaving count(*) > 3\norder by visits desc, name;\n```",
					{ as: "sql" },
				),
				say("mei", "如果两个人同名呢？group by traveller_id 更安全。", {
					re: "sql",
					react: { "💡": ["kenji", "noa"] },
				}),
				say("kenji", "本当だ。直します！", { react: { "👍": ["mei"] } }),
				say("jo", "0 errors, 1 warning. framing it", {
					react: { "🖼️": ["noa", "kenji"], "🎉": ["mei", "anna", "ravi"] },
				}),
			],
		},
		{
			when: { daysAgo: 1, from: "16:40" },
			lines: [
				say("ravi", "Is this log line too wide?", { as: "wide" }),
				say(
					"ravi",
					"2026-11-20T16:41:07.004Z INFO timetable.import train=12957 day=fri stations=17 platform=4 delay_minutes=2 checksum=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
				),
				say("noa", "Not if a machine reads it.\n\n> stations=17\n\nSeventeen? Yesterday it was sixteen.", {
					re: "wide",
				}),
				say("ravi", "नया स्टेशन खुला है!!! आज ही!!!", { react: { "🚉": ["gwen", "noa", "jo"], "🎉": ["kenji"] } }),
			],
		},
	],
};
