/** Who met whom, as the strangers themselves were told: what would show a pair that is none, or a match that was missed. */
import type { Meeting, Stranger } from "./stranger";

/** Milliseconds for which nobody may wait beside somebody they could be paired with, and in which a wait is told of. */
const promised = 2_000;
const pollInterval = 1_000;

export class Acquaintances {
	/** The two of each room, by who told of it. */
	readonly #rooms = new Map<string, Map<string, string>>();

	/** Throws where the room has a third person, or the two do not say the same. */
	note(who: string, { room_id, partner_id }: Meeting): void {
		const told = this.#rooms.get(room_id) ?? new Map<string, string>();
		this.#rooms.set(room_id, told.set(who, partner_id));
		const people = new Set([...told.keys(), ...told.values()]);
		if (people.size !== 2 || who === partner_id) throw new Error(`A room has ${people.size} people: not a pair`);
	}

	get pairs(): number {
		return this.#rooms.size;
	}
}

/** Throws where two have waited beside each other, with a common tag, for longer than is promised. */
export function requireNobodyMissed(crowd: readonly Stranger[]): void {
	const before = performance.now() - promised - pollInterval;
	const long = crowd.filter(({ waitingSince }) => waitingSince !== null && waitingSince < before);
	for (const [at, one] of long.entries()) {
		for (const other of long.slice(at + 1)) {
			const former = one.last === other.id || other.last === one.id;
			if (!former && one.tags.some((tag) => other.tags.includes(tag))) {
				throw new Error(`Two who ask for ${one.tags.join(", ")} waited beside each other for ${promised} ms`);
			}
		}
	}
}
