/** Lobby, yesterday evening: food, feelings and a very long message. */
import { say, type Talk } from "../story";

export const evening: Talk = {
	when: { daysAgo: 1, from: "20:11" },
	lines: [
		say("amina", "Thiéboudienne tonight. The whole stairwell knows."),
		say("fatma", "😋😋😋"),
		say("kenji", "写真！写真！"),
		say("amina", "No photo survived. Neither did the rice.", {
			react: { "😂": ["kenji", "fatma", "jo"], "🍚": ["mei", "wit"] },
		}),
		say("tola", "Jollof people are reading this in silence.", { react: { "👀": ["amina", "ravi", "noa", "sofia"] } }),
		say("amina", "Let them read.", { react: { "🔥": ["tola", "jo", "kenji", "mei", "anna"] } }),
		say(
			"gwen",
			[
				"A clock story, since it rains.",
				"In a village I will not name there is a church clock that has been four minutes slow since 1911. I was called to put it right. Before I had opened my bag, three people came up the tower, one after the other, each of them a little out of breath, and asked me to leave it as it was. The first catches a bus that nobody has ever caught on time. The second was born, her mother said, in those four minutes. The third only said that if the clock were right, everybody would know how late they were.",
				"So I oiled it, and cleaned the dial, and charged them for the tea. It is four minutes slow again today, and beautifully so.",
			].join("\n\n"),
			{ as: "clock", react: { "❤️": ["anna", "sofia", "ravi", "seoyeon", "noa"], "🕰️": ["kenji"], "😭": ["jo"] } },
		),
		say("ravi", "मेरे स्टेशन की घड़ी बारह मिनट तेज़ है, ताकि लोग दौड़ें।", { re: "clock", react: { "😂": ["gwen", "wit"] } }),
		say("anna", "Четыре минуты — это масштаб 1:360 от суток. Простите, профессиональное.", { re: "clock" }),
		say("seoyeon", "오늘 찍은 사진 중 제일 좋은 건, 결국 초점이 안 맞은 사진이었어요."),
		say("sofia", "Αυτό είναι ποίημα.", { react: { "💙": ["seoyeon"] } }),
		say("noa", "לילה טוב, אנשים. מחר יש רוח 🪁"),
		say("wit", "ราตรีสวัสดิ์ครับ แมวยึดคีย์บอร์ดแล้วววววววววววววววววว", { react: { "🐈": ["noa", "jo", "mei"] } }),
		say("mei", "晚安 🌙"),
	],
};
