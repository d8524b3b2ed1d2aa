/** A public room about food: recipes as lists, quantities, and two schools of rice. */
import { type Story, say } from "../story";

export const kitchen: Story = {
	room: {
		name: "The long table",
		topic: "What are you cooking, and may we have some?",
		kind: "public",
		owner: "amina",
	},
	listeners: ["gwen"],
	talks: [
		{
			when: { daysAgo: 5, from: "17:45" },
			lines: [
				say("amina", "Welcome to the table. One rule: no quantities without a story."),
				say(
					"fatma",
					"كشري لستة أشخاص:\n1. كوبان من الأرز\n2. كوب عدس بني\n3. ربع كيلو مكرونة صغيرة\n4. أربع بصلات، مقلية حتى تشهد الجارة\n5. صلصة، دقّة، شطة",
					{ as: "koshari", react: { "😋": ["amina", "sofia", "ravi"], "🌶️": ["tola"] } },
				),
				say("tola", "“Until the neighbour testifies” is the best unit of heat I know.", { re: "koshari" }),
				say("mei", "辣度：微辣 < 中辣 < 成都 < 我妈妈", { react: { "🌶️": ["fatma", "tola", "wit"], "🔥": ["kenji"] } }),
				say("kenji", "だしは朝いちばんに取ります。静かだから。"),
			],
		},
		{
			when: { daysAgo: 1, from: "13:20" },
			lines: [
				say("sofia", "Φακές today. Bay leaf, vinegar, and a long argument about the vinegar.", { as: "lentils" }),
				say("ravi", "दाल में सिरका? मुझे बैठने दीजिए।", { re: "lentils", react: { "😂": ["sofia", "amina"] } }),
				say("wit", "ข้าวซอยไก่ ใครมาเชียงใหม่ ผมเลี้ยงครับ", { react: { "✈️": ["amina", "seoyeon", "mei", "jo"] } }),
				say("jo", "i made toast", { react: { "👏": ["amina", "sofia", "ravi", "fatma", "tola", "mei"] } }),
				say("amina", "And the story?"),
				say("jo", "the bread was there"),
				say("amina", "This room accepts toast from now on.", {
					topic: "What are you cooking, and may we have some? Toast counts.",
				}),
			],
		},
	],
};
