/** What every bus must do; each engine's test runs it. */
import { expect, test } from "vitest";
import type { Bus, RoomMessage } from "./contract";

export function busContract(open: () => Bus): void {
	const typing = (user: string): RoomMessage => ({ kind: "typing", typist: { user, user_id: user } });

	test("a message reaches every listener of its room, in order, and nobody else", async () => {
		const bus = open();
		const heard: string[][] = [[], [], []];
		for (const [place, room] of ["a", "a", "b"].entries()) {
			bus.listen("room", room, (message) => message.kind === "typing" && heard[place]?.push(message.typist.user));
		}
		for (const user of ["ada", "bob", "cem"]) bus.publish("room", "a", typing(user));
		await expect.poll(() => heard).toEqual([["ada", "bob", "cem"], ["ada", "bob", "cem"], []]);
	});

	test("a person's channel and a room's of the same id are apart", async () => {
		const bus = open();
		const heard: string[] = [];
		bus.listen("room", "x", () => heard.push("room"));
		bus.listen("person", "x", () => heard.push("person"));
		bus.publish("person", "x", { kind: "joined", room_id: "lobby" });
		await expect.poll(() => heard).toEqual(["person"]);
	});

	test("who stopped listening hears no more, though others do", async () => {
		const bus = open();
		const heard: string[] = [];
		const stop = bus.listen("room", "a", () => heard.push("gone"));
		bus.listen("room", "a", () => heard.push("here"));
		stop();
		stop();
		bus.publish("room", "a", { kind: "presence" });
		await expect.poll(() => heard).toEqual(["here"]);
	});
}
