/** A private room of three, and a temporary one that ends within the week. */
import { type Story, say } from "../story";

export const reunion: Story = {
	room: { name: "הפתעה · surprise · 惊喜", topic: "Not a word in the lobby", kind: "private", owner: "mei" },
	talks: [
		{
			when: { daysAgo: 2, from: "21:15" },
			lines: [
				say("mei", "Gwen's birthday is on the 30th. 她还不知道我们知道。"),
				say("noa", "אני בפנים! A kite with clock hands?", { as: "kite", react: { "🎁": ["mei", "kenji"] } }),
				say("kenji", "時計の針は四分遅れで。", { re: "kite", react: { "😂": ["mei", "noa"], "❤️": ["noa"] } }),
			],
		},
	],
};

export const saturdayClimb: Story = {
	room: {
		name: "Saturday, at the top",
		topic: "10:00 UTC, one photo each",
		kind: "temporary",
		owner: "seoyeon",
		ttl_seconds: 604_800,
	},
	talks: [
		{
			when: { daysAgo: 1, from: "11:30" },
			lines: [
				say("seoyeon", "토요일에 여기서 만나요. 이 방은 조용해지고 일주일이 지나면 사라져요."),
				say("mei", "我会带望远镜 🔭"),
				say("tola", "Bower's Tower, one hundred and something steps. I will count them for you."),
				say("jo", "fourteen. i counted", { react: { "🏔️": ["seoyeon", "mei", "tola"] } }),
			],
		},
	],
};
