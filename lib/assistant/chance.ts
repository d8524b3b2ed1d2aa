/** Dice, picks and shuffles, by Node's own source of randomness. */
import { randomInt } from "node:crypto";

const most = { dice: 100, sides: 1_000_000, choices: 100 } as const;

/** `3d6` or `a die`; null where it asks for no dice, or for too many. */
export function rollDice(text: string): string | null {
	const asked = /\b(\d{0,3})\s*d\s*(\d{1,7})\b/i.exec(text);
	const dice = Number(asked?.[1] || 1);
	const sides = Number(asked?.[2] ?? 6);
	if (dice < 1 || dice > most.dice || sides < 2 || sides > most.sides) return null;
	const rolled = Array.from({ length: dice }, () => randomInt(1, sides + 1));
	const sum = rolled.reduce((total, one) => total + one, 0);
	return dice === 1 ? `You rolled ${sum}.` : `You rolled ${rolled.join(", ")}: ${sum} in all.`;
}

export function flipCoin(): string {
	return randomInt(2) === 0 ? "Heads." : "Tails.";
}

/** `tea, coffee or water` as what may be chosen from. */
export function readChoices(text: string): string[] {
	const choices = text.replace(/[?.!]+\s*$/u, "").split(/\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+/iu);
	return choices
		.map((choice) => choice.trim())
		.filter(Boolean)
		.slice(0, most.choices);
}

export function pickOne(choices: readonly string[]): string {
	return `I pick ${choices[randomInt(choices.length)]}.`;
}

export function shuffle(choices: readonly string[]): string {
	const order = [...choices];
	for (let at = order.length - 1; at > 0; at -= 1) {
		const other = randomInt(at + 1);
		[order[at], order[other]] = [order[other] ?? "", order[at] ?? ""];
	}
	return order.join(", ");
}
