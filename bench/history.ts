/** A page of history from anywhere in a very long room. */
import type { History } from "../lib/messages/schema";
import type { ListedRoom } from "../lib/rooms/schema";
import { type Figure, figureOf } from "./figure";
import { makeGuests } from "./people";
import { measureAlone, measureThroughput, restAlone } from "./reading";
import { makeSeededFolder } from "./seeded";
import { onStage, type Plan, type Stage } from "./stage";
import { Wire } from "./wire";

const length = 1_000_000;
const quickLength = 50_000;
const pageSize = 50;

export async function benchHistory(plan: Plan): Promise<Figure[]> {
	const messages = plan.quick ? quickLength : length;
	const dataDir = await makeSeededFolder(messages);
	return onStage(plan, { dataDir }, async (stage) => {
		const read = await findReading(stage, messages);
		const name = `history page (${pageSize} of ${messages})`;
		const rest = "waiting for the disk or the network";
		return [
			figureOf({ name: `${name}, 8 clients`, unit: "pages/s", rest }, await measureThroughput(stage, plan, read)),
			figureOf({ name: `${name}, one client`, unit: "ms", rest: restAlone }, await measureAlone(stage, plan, read)),
		];
	});
}

/** Reads a page that ends anywhere in the archive, whose every number holds a message once people have joined. */
async function findReading({ port }: Stage, messages: number): Promise<(wire: Wire) => Promise<void>> {
	const [token] = await makeGuests(port, 1);
	const wire = await Wire.open(port);
	const { rooms } = await wire.ask<{ rooms: ListedRoom[] }>({ method: "GET", path: "/api/rooms", token });
	wire.close();
	const archive = rooms.find((room) => room.name === "Archive");
	if (!archive) throw new Error("The seed has made no archive");
	const path = `/api/rooms/${archive.room_id}/messages?limit=${pageSize}&before=`;
	const joins = 100;
	return async (wire) => {
		const before = joins + pageSize + Math.floor(Math.random() * (messages - joins - pageSize));
		const page = await wire.ask<History>({ method: "GET", path: path + before, token });
		const whole = page.messages.every((message, place) => message.seq === before - pageSize + place);
		if (!whole || page.messages.length !== pageSize) throw new Error(`The page before ${before} is not whole`);
	};
}
