/** Lobby, four days ago: words, and how long they may be. */
import { say, type Talk } from "../story";

export const words: Talk = {
	when: { daysAgo: 4, from: "19:32" },
	lines: [
		say("jo", "question for the evening: what is the longest word you have used today, on purpose", { as: "question" }),
		say("sofia", "ηλεκτροεγκεφαλογράφημα. I was at the doctor's. I am fine.", { re: "question" }),
		say("anna", "Достопримечательность, и она была закрыта.", { re: "question", react: { "😅": ["sofia", "jo"] } }),
		say(
			"kenji",
			"I asked a friend from Berlin: Straßenbahnhaltestellenwartehäuschenbeleuchtungsreparaturbeauftragtenversammlungsprotokollführerin",
			{ as: "berlin", react: { "🤯": ["amina", "mei", "wit", "noa"] } },
		),
		say("gwen", "That is a job I could have.", { re: "berlin" }),
		say("noa", "בעברית אין לנו מילים ארוכות, יש לנו רק מילים עם הרבה דעות."),
		say("fatma", "كلمة «أفاستسقيناكموها» تعني جملة كاملة: «فهل طلبنا منكم أن تسقونا إياها؟»", {
			react: { "🤯": ["kenji", "ravi"], "💧": ["amina"] },
		}),
		say("wit", "ชื่อเต็มของกรุงเทพฯ ยาวกว่านั้นอีกครับ แต่ผมขอไม่พิมพ์นะ 555"),
		say("mei", "中文里一个字就够了：囍", { react: { "👏": ["kenji", "seoyeon", "anna"] } }),
		say("tola", "👏👏🏿👏🏽"),
		say("ravi", "किंकर्तव्यविमूढ़ — not knowing what to do next. I use it at every junction.", { as: "junction" }),
		say("seoyeon", "그 단어, 제 인생을 설명하네요 ㅋㅋㅋ", { re: "junction" }),
		say("jo", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaargh", {
			as: "argh",
		}),
		say("jo", "the bus drove past. that was the word", { re: "argh", react: { "🚌": ["gwen", "ravi"] } }),
		say("amina", "Courage. The next one always comes when you have just opened your sandwich."),
		say("kenji", "お疲れさまでした。また明日！", { react: { "🌙": ["sofia", "noa", "mei"] } }),
	],
};
