/** Several requests in one write: on one connection they are under way together, and only their answers have an order. */
import type { Dice } from "../../../torture/dice";
import { type Draft, draftOf, setJson } from "../draft";
import type { Scene } from "../scene";
import { askAs } from "./asking";

/** Reads of what stands still, so that it does not matter which of them is done first. */
const still: readonly ((scene: Scene) => [method: string, path: string, query?: string])[] = [
	({ rooms }) => ["GET", `/api/rooms/${rooms.quiet}/messages`, "?limit=2"],
	({ rooms }) => ["HEAD", `/api/rooms/${rooms.quiet}/messages`],
	({ rooms, cursors }) => ["GET", `/api/rooms/${rooms.quiet}/events`, `?after=${cursors[1]}`],
	({ rooms }) => ["OPTIONS", `/api/rooms/${rooms.quiet}/events`],
	({ rooms }) => ["PATCH", `/api/rooms/${rooms.quiet}/typing`],
	({ rooms }) => ["POST", `/api/rooms/${rooms.gone}/messages`],
	() => ["GET", "/api/nothing"],
	() => ["GET", "/api/sessions/current"],
	() => ["GET", "/nowhere"],
	() => ["GET", "/icon.svg"],
];

export function readInRow(scene: Scene, dice: Dice): Draft[] {
	return Array.from({ length: dice.between(2, 5) }, () => {
		const [method, path, query = ""] = dice.pick(still)(scene);
		return { ...askAs(scene.ben, draftOf(method, path, scene.rooms.quiet)), query };
	});
}

/** What one client sends arrives in the order sent (ARCHITECTURE, promise 3). */
export function postInRow(scene: Scene, dice: Dice, turn: number): Draft[] {
	return Array.from({ length: dice.between(2, 5) }, (_, at) => {
		const draft = askAs(scene.ada, draftOf("POST", `/api/rooms/${scene.rooms.main}/messages`, scene.rooms.main));
		setJson(draft, { message: `turn ${turn + at}` });
		return { ...draft, framing: dice.pick(["length", "chunked"]) };
	});
}
