/** Lobby, six days ago: people arrive. */
import { say, type Talk } from "../story";

export const introductions: Talk = {
	when: { daysAgo: 6, from: "09:14" },
	lines: [
		say("sofia", "Καλημέρα! Is anybody here yet, or am I talking to the furniture?", { as: "furniture" }),
		say("kenji", "The furniture says good morning 🪑", { re: "furniture", react: { "😂": ["sofia", "amina", "jo"] } }),
		say("amina", "Bonjour from Dakar. It is 28 degrees and the neighbour is teaching his parrot to whistle the news."),
		say("jo", "hi"),
		say("jo", "sorry, that was short. hi from a very wet bus stop in Galway"),
		say("noa", "שלום לכולם! אני נועה, מחיפה. I build kites and, when there is no wind, websites.", {
			react: { "🪁": ["kenji", "amina"], "👋": ["sofia", "jo", "mei"] },
		}),
		say("mei", "大家好，我是小梅。我在成都教数学，周末爬山。", { as: "maths" }),
		say("ravi", "नमस्ते! मैं जयपुर से हूँ, ट्रेन की समय-सारणी पढ़ना मेरा शौक़ है।", { re: "maths" }),
		say("anna", "Привет. Я Анна, реставрирую старые карты. Буквы на них мельче, чем терпение."),
		say("fatma", "أهلاً وسهلاً! أنا فاطمة من الإسكندرية، أعمل في مكتبة صغيرة قرب البحر."),
		say("seoyeon", "안녕하세요 :) 부산에서 사진을 찍어요. 주로 비 오는 날에요.", {
			react: { "📷": ["noa"], "🌧️": ["jo"] },
		}),
		say("wit", "สวัสดีครับ ผมวิทย์ อยู่เชียงใหม่ เลี้ยงแมวสามตัวกับต้นกาแฟหนึ่งต้น"),
		say("tola", "Ẹ káàárọ̀ o! Tọ́lá here, from Ìbàdàn. Yes, the dots and the marks all belong there. 🙂", {
			as: "marks",
		}),
		say("anna", "They arrive whole on my screen, all of them.", { re: "marks", react: { "🎉": ["tola"] } }),
		say(
			"gwen",
			"Bore da. My name does not fit on a parcel label, so let us see whether it fits here. I live on the Llŷn peninsula, I repair church clocks, and my longest commute was to Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, which has a railway station barely longer than its sign.",
			{ as: "clocks", react: { "🕰️": ["kenji", "anna", "sofia"], "❤️": ["amina"] } },
		),
		say("ravi", "A station! Tell me everything about the timetable.", { re: "clocks" }),
		say("gwen", "There is a train. It stops if you wave.", { react: { "😍": ["ravi"] } }),
	],
};
