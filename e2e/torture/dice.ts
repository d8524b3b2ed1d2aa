/** Chance that can be repeated: the same seed and name give the same throws (mulberry32). */
export interface Dice {
	/** From 0 up to, not including, 1. */
	throw(): number;
	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number;
	/** One of `list`, which must not be empty. */
	pick<T>(list: readonly T[]): T;
	chance(probability: number): boolean;
}

export function makeDice(seed: number, name: string): Dice {
	let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed | 0);
	function roll(): number {
		state = (state + 0x6d2b79f5) | 0;
		let bits = Math.imul(state ^ (state >>> 15), 1 | state);
		bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
		return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
	}
	const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));
	return {
		throw: roll,
		between,
		chance: (probability) => roll() < probability,
		pick(list) {
			if (list.length === 0) throw new RangeError("nothing to pick from");
			return list[between(0, list.length - 1)] as (typeof list)[number];
		},
	};
}
