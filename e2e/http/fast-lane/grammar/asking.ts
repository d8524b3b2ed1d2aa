/** Who asks, and where: mostly rightly, now and then a stranger, nobody, or a room that is none of theirs. */
import type { Dice } from "../../../torture/dice";
import { type Draft, draftOf } from "../draft";
import type { Persona, Scene } from "../scene";

/** A plain request; `turn` is its number, so that texts and names can be told apart. */
export type Deed = (scene: Scene, dice: Dice, turn: number) => Draft;

export type Weighted<T> = readonly (readonly [weight: number, value: T])[];

export function deal<T>(dice: Dice, hand: Weighted<T>): T {
	let left = dice.throw() * hand.reduce((sum, [weight]) => sum + weight, 0);
	for (const [weight, value] of hand) {
		left -= weight;
		if (left < 0) return value;
	}
	throw new RangeError("nothing to deal");
}

export function someone({ ada, ben, cat, dan }: Scene, dice: Dice): Persona | null {
	return deal<Persona | null>(dice, [
		[10, ada],
		[10, ben],
		[3, cat],
		[3, dan],
		[1, null],
	]);
}

const places = (rooms: Scene["rooms"]): Weighted<string> => [
	[12, rooms.main],
	[5, rooms.open],
	[3, "lobby"],
	[1, rooms.foreign],
	[1, rooms.gone],
	[1, "nothingOfThisNameHere0"],
];

/** Asks something of a room; only reading may be of the quiet one. */
export function askRoom(method: string, rest: string, scene: Scene, dice: Dice): Draft {
	const quiet: Weighted<string> = method === "GET" ? [[3, scene.rooms.quiet]] : [];
	const room = deal(dice, [...places(scene.rooms), ...quiet]);
	return askAs(someone(scene, dice), draftOf(method, `/api/rooms/${room}${rest}`, room));
}

export function askPlainly(method: string, path: string, scene: Scene, dice: Dice): Draft {
	return askAs(someone(scene, dice), draftOf(method, path, scene.rooms.open));
}

export function askAs(person: Persona | null, draft: Draft): Draft {
	if (person) draft.headers.push(`Authorization: Bearer ${person.token}`);
	return draft;
}
