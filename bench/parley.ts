/** Parley as a contestant: the production build, with every check in place. */
import { startServer } from "../e2e/support/server";
import type { ListedRoom } from "../lib/rooms/schema";
import type { Contestant } from "./contestant";
import { everything, http } from "./http-contestant";
import { makeSeededFolder } from "./load/seeded";
import { RoomSocketParser } from "./wire/room-socket";
import { Stream } from "./wire/stream";
import { encodeUpgrade } from "./wire/web-socket";
import { Wire } from "./wire/wire";

/** What the limits allow is raised; they are checked as ever. */
const allowed = "1000000000";
const limits = {
	RATE_LIMITS: "on",
	SENDS_PER_10_SECONDS: allowed,
	SENDS_PER_MINUTE: allowed,
	SESSIONS_PER_MINUTE: allowed,
	PAIRINGS_PER_MINUTE: allowed,
	REQUESTS_PER_MINUTE: allowed,
};

function makeParley(name: string, about: string, own: Record<string, string>): Contestant {
	return {
		...http,
		name,
		about,
		can: everything,
		sow: makeSeededFolder,
		findArchive: findParleyArchive,
		async start(dataDir, env) {
			const server = await startServer({ dataDir, env: { LOG_LEVEL: "warn", ...limits, ...own, ...env } });
			const stop = async () => {
				const code = await server.stop();
				if (code !== 0) throw new Error(`Parley ended with ${code}:\n${server.output().slice(-2_000)}`);
			};
			return { ...server, stop };
		},
	};
}

async function findParleyArchive(port: number, token: string): Promise<string> {
	const wire = await Wire.open(port);
	const { rooms } = await wire.ask<{ rooms: ListedRoom[] }>({ method: "GET", path: "/api/rooms", token });
	wire.close();
	const room = rooms.find(({ name }) => name === "Archive");
	if (!room) throw new Error("The seed has made no archive");
	return room.room_id;
}

export const parley = makeParley("Parley", "npm start, as it is", {});

export const parleyWithoutLane = makeParley("Parley without lane", "the same behind Next's router: FAST_LANE=off", {
	FAST_LANE: "off",
});

/** Its readers are in the room, which those of streams need not be. */
export const parleySockets: Contestant = {
	...makeParley("Parley WebSocket", "the same, read over WebSockets", {}),
	can: new Set(),
	openStream(port, token, after, tally) {
		const resume = after === null ? "" : `&after=${encodeURIComponent(after)}`;
		const upgrade = encodeUpgrade(`/ws/lobby?session_id=${token}${resume}`);
		return new Stream(port, upgrade, () => new RoomSocketParser(tally.note), tally);
	},
};
