/** What the built-in bot makes of a question: words, or a tool whose result is the answer. It never guesses. */
import { flipCoin, pickOne, readChoices, rollDice, shuffle } from "./chance";
import { findZone } from "./clock";
import { commands, facts, plugging } from "./facts";

export type BotReply = { say: string } | { tool: string; input: Record<string, string> };

interface Skill {
	asked: RegExp;
	/** Null where it is none of its business after all. */
	reply(match: RegExpExecArray, question: string): BotReply | null;
}

const say = (text: string): BotReply => ({ say: text });
const greeting = "Hi there! How can I help you today?";

const skillList = `I am Parley's built-in bot, with no model behind me. I can:
- say what Parley can do, and explain commands ("explain npm run seed")
- tell the time and date, here or elsewhere ("time in Tokyo")
- do arithmetic with units ("5 km to miles")
- roll dice, flip a coin, pick and shuffle ("roll 2d6", "pick tea or coffee")
- in a room, catch you up ("catch me up") and search it ("search kettle")`;

const cannot = `I cannot answer that: I am a small bot with no model behind me, so I neither know things nor make them up. Ask "help" for what I can do. ${plugging}`;

/** The first that has something to say does. */
const skills: readonly Skill[] = [
	{
		asked:
			/^(hi|hello|hey|hallo|hiya|good (morning|evening|afternoon|day))\b[\s!.,]*(there|parley|assistant|bot)?[\s!.]*$/i,
		reply: () => say(greeting),
	},
	{ asked: /^(thanks|thank you|thx|danke|cheers)\b/i, reply: () => say("You are welcome.") },
	{ asked: /^(bye|goodbye|see you|tschüss|ciao)\b/i, reply: () => say("Goodbye!") },
	{ asked: /^(help|\?|what can (you|i) do|who are you|what are you)\b/i, reply: () => say(skillList) },
	{ asked: /\b(catch me up|what did i miss|summari[sz]e|recap)\b/i, reply: () => ({ tool: "catch_up", input: {} }) },
	{
		asked: /^(?:search|find|look for)\s+(?:for\s+)?(.+)$/is,
		reply: ([, words = ""]) => ({ tool: "search_room", input: { words: words.slice(0, 200) } }),
	},
	{ asked: /\b(model|llm|gpt|api key|plug)\b/i, reply: () => say(plugging) },
	{
		asked:
			/\b(?:time|date|day)\b(?:.*?\b(?:in|at)\s+([\p{L}_/ ]+?))?(?:\s+(?:is it|is it now|is today|it is|now|today))?[\s?!.]*$/iu,
		reply: ([, place], question) => tellTime(place, question),
	},
	{ asked: /\b(roll|dice|die)\b/i, reply: (_, question) => sayIf(rollDice(question)) },
	{ asked: /\b(flip|toss)\b.*\bcoin\b/i, reply: () => say(flipCoin()) },
	{
		asked: /^(?:pick|choose|select)\s+(?:one\s+of\s+|between\s+|from\s+)?(.+)$/is,
		reply: ([, list = ""]) => choose(list),
	},
	{ asked: /^shuffle\s+(.+)$/is, reply: ([, list = ""]) => say(shuffle(readChoices(list))) },
	{
		asked: /^(?:explain|what does|what is|man)\s+`?(.+?)`?(?:\s+do)?[\s?.]*$/is,
		reply: ([, name = ""]) => sayIf(explain(name)),
	},
	{
		asked: /^(?:what(?:'s| is| are)|how much is|how many|calculate|compute|convert)?\s*([-+(.\d√].*?)[\s=?]*$/is,
		reply: ([, expression = ""]) =>
			/\d/.test(expression) ? { tool: "calculate", input: { expression: expression.slice(0, 200) } } : null,
	},
	{
		asked: /^(?:calculate|compute)\s+(.+)$/is,
		reply: ([, expression = ""]) => ({ tool: "calculate", input: { expression: expression.slice(0, 200) } }),
	},
	{
		asked: /\bparley\b|\bhow (do|can|to)\b|\bcan (i|you|we)\b|\bwhere\b|\bis there\b/i,
		reply: (_, question) => sayIf(tellFacts(question)),
	},
];

export function replyTo(question: string): BotReply {
	const asked = question.trim();
	for (const skill of skills) {
		const match = skill.asked.exec(asked);
		const reply = match && skill.reply(match, asked);
		if (reply) return reply;
	}
	return say(cannot);
}

const sayIf = (text: string | null): BotReply | null => (text === null ? null : say(text));

function tellTime(place: string | undefined, question: string): BotReply | null {
	if (place === undefined) {
		return /\b(what|tell|which|now|current)\b|^(time|date|day)\b/i.test(question) ? { tool: "time", input: {} } : null;
	}
	const zone = findZone(place);
	return zone ? { tool: "time", input: { time_zone: zone } } : null;
}

function choose(list: string): BotReply | null {
	const choices = readChoices(list);
	return choices.length > 1 ? say(pickOne(choices)) : null;
}

function explain(name: string): string | null {
	const wanted = name.toLowerCase();
	const found = Object.keys(commands)
		.filter((command) => wanted.startsWith(command))
		.sort((a, b) => b.length - a.length)[0];
	return found === undefined ? null : (commands[found] ?? null);
}

function tellFacts(question: string): string | null {
	const said = facts.filter(({ about }) => about.test(question)).map(({ says }) => says);
	if (said.length > 0) return said.slice(0, 2).join(" ");
	if (!/\bparley\b/i.test(question)) return null;
	return "Parley is chat that never loses a message, for every kind of client, in one Next.js process and one SQLite file. Ask about rooms, the API, keys or backup.";
}
