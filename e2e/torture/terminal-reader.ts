/** The terminal client as a reader of a run: one process that prints a room through every outage, left to itself. */
import { setTimeout as pause } from "node:timers/promises";
import type { RoomEvent } from "../../lib/events/schema";
import { eventually } from "../support/eventually";
import { isLogged } from "../support/follow";
import { parleyEnv, startParley } from "../support/parley";
import { makeFolder } from "../support/server";
import type { Arena } from "./arena";
import type { Reader } from "./reader";
import { entryOf, type View } from "./record";

/** Prints one room, and has begun with the state as it is; what it prints is all that is known of it. */
export async function seatTerminal(arena: Arena, roomId: string, transport: string): Promise<Reader> {
	const words = ["--room", roomId, "--json", "--transport", transport];
	const run = startParley(words, parleyEnv(arena.server.url, await makeFolder()));
	await eventually(run.output, (output) => output !== "", 20_000);
	const view: View = { reader: `the terminal by ${transport}`, roomId, from: "later", whole: true, entries: [] };
	/** Characters of its output that are entered. */
	let taken = 0;

	function take(): void {
		const output = run.output();
		const end = output.lastIndexOf("\n") + 1;
		for (const line of output.slice(taken, end).split("\n").filter(Boolean)) takeEvent(JSON.parse(line));
		taken = end;
	}

	function takeEvent(event: RoomEvent): void {
		if (isLogged(event)) view.entries.push(entryOf(event));
		if (event.type !== "reset" && event.type !== "room_closed") return;
		arena.surprises.push(`${view.reader} was told of ${event.type}: ${event.reason}`);
	}

	return {
		follow: (stop) => new Promise((resolve) => stop.addEventListener("abort", () => resolve())),
		async catchUp(heads, limit) {
			const late = performance.now() + limit;
			const isBehind = () => (view.entries.at(-1)?.seq ?? 0) < (heads.get(roomId) ?? 0);
			for (take(); isBehind() && performance.now() < late; take()) await pause(50);
			if (run.complaints() !== "") arena.surprises.push(`${view.reader} complained: ${run.complaints()}`);
			run.child.kill();
			await run.ended;
		},
		views: () => [view],
	};
}
