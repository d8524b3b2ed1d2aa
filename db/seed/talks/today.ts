/** Lobby, now: a conversation that is still going on. */
import { say, type Talk } from "../story";

export const today: Talk = {
	when: { minutesAgo: 52 },
	lines: [
		say("noa", "WIND!", { react: { "🪁": ["kenji", "mei", "amina"] } }),
		say("noa", "Eighteen knots from the west. The big red one is up, and I am typing with one hand."),
		say("jo", "please keep both hands on the kite"),
		say("kenji", "凧、見たい！"),
		say("fatma", "البحر اليوم مثل الزيت، لا ريح عندنا أبداً."),
		say("ravi", "12957 आज सिर्फ़ दो मिनट लेट है। मैं भावुक हूँ।", { react: { "🚆": ["gwen", "jo"] } }),
		say(
			"tola",
			"Does anybody know a good word for the smell of rain on dust? Petrichor sounds like a cough medicine.",
			{
				as: "rain",
			},
		),
		say("ravi", "सोंधी ख़ुशबू (sondhi khushboo). You are welcome.", { re: "rain", react: { "🙏": ["tola"] } }),
		say("sofia", "In Greek we just stand outside and say «αχ».", { re: "rain", react: { "😂": ["tola", "anna"] } }),
		say("anna", "По-русски тоже «ах», но с паузой.", { re: "rain" }),
		say("mei", "1 + 1 = 3（如果算上猫）"),
		say("wit", "แมวเห็นด้วย", { react: { "🐈": ["mei", "noa"], "💯": ["jo"] } }),
		say("amina", "The parrot has learnt the weather report. It is wrong about as often.", {
			was: "The parot has learnt the wether report. It is wrong about as often.",
			react: { "🦜": ["noa", "seoyeon", "kenji"] },
		}),
		say("seoyeon", "👍"),
		say(
			"gwen",
			"Reminder for the virtual climb on Saturday: 10:00 UTC, water, umbrella, and tell somebody where you go.",
		),
		say("jo", "i have told the staircase", { react: { "🤝": ["gwen"], "😂": ["noa", "sofia", "amina"] } }),
		say("kenji", "では、また後で 👋"),
	],
};
