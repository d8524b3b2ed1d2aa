/** Lobby, two days ago: a walk is planned, with lists, links, code and a correction or two. */
import { say, type Talk } from "../story";

export const walking: Talk = {
	when: { daysAgo: 2, from: "12:03" },
	lines: [
		say("mei", "周六有人一起“云爬山”吗？大家各爬各的，在这里发照片。", { as: "walk" }),
		say("noa", "Yes! Everybody climbs whatever is nearest, and we meet here at the top.", {
			re: "walk",
			react: { "⛰️": ["mei", "seoyeon", "anna", "sofia"], "👍": ["wit", "tola"] },
		}),
		say("jo", "the nearest thing to climb here is a staircase"),
		say("jo", "it counts", { react: { "💯": ["noa", "kenji"] } }),
		say("sofia", "Saturday 10:00 UTC for everyone? That is noon in Patras.", {
			was: "Saturday 11:00 UTC for everyone? That is noon in Patras.",
			as: "time",
		}),
		say("ravi", "शनिवार 10:00 UTC = 15:30 जयपुर। मैं सीढ़ियों वाली बावड़ी पर रहूँगा।", { re: "time" }),
		say(
			"seoyeon",
			"준비물:\n- 물 1L\n- 우산 (저는 항상요)\n- 간식\n- 카메라 또는 휴대폰\n\n그리고 제일 중요한 것: 돌아올 시간 정하기",
			{ as: "list", react: { "✅": ["mei", "anna", "gwen"] } },
		),
		say("gwen", "I would add: tell somebody where you go. Clocks I can repair.", { re: "list" }),
		say("fatma", "خريطة المسار هنا: https://example.org/routes/alexandria-corniche?from=qaitbay&to=montaza#shade"),
		say(
			"anna",
			"Старая карта тех же мест, 1903 год: https://example.org/archive/maps/%D0%90%D0%BB%D0%B5%D0%BA%D1%81%D0%B0%D0%BD%D0%B4%D1%80%D0%B8%D1%8F/sheet-14/very-long-address-that-has-no-place-to-break/scan_0007_final_really-final.html",
			{ react: { "🗺️": ["fatma", "gwen", "ravi"] } },
		),
		say("wit", "password ของ wifi ที่ร้านคือ...", { gone: true }),
		say("wit", "ผมส่งผิดห้องครับ ขอโทษที 🙏", { react: { "😂": ["jo", "tola", "kenji"] } }),
		say(
			"kenji",
			'I made a small script that tells everyone\'s local time:\n\n```ts\nconst start = new Date(Date.UTC(2026, 10, 21, 10));\nfor (const zone of zones) {\n\tconst time = start.toLocaleTimeString("en-GB", { timeZone: zone, timeStyle: "short" });\n\tconsole.log(zone.padEnd(20), time);\n}\n```',
			{ as: "script", react: { "🚀": ["noa", "sofia"], "🤓": ["mei"] } },
		),
		say("noa", "`padEnd` with Hebrew zone names will look drunk, but I love it.", { re: "script" }),
		say("tola", "Kò burú! I will be on Bower's Tower. <b>Bold plan</b>, I know & I mean it."),
	],
};
