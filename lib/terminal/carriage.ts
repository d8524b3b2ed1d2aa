/** The API, with the carrier that is chosen under its event streams. */
import type { Api } from "../client/api";
import { allRoomsCursor, roomCursor } from "../events/cursor";
import type { Entry } from "./enter";
import type { Carrier } from "./settings";
import { openSockets, type SocketPlan } from "./sockets";

export function carryWith({ api, token }: Entry, server: string, carrier: () => Carrier): Api {
	const address = (roomId: string) =>
		`${server.replace(/^http/, "ws")}/ws/${encodeURIComponent(roomId)}?session_id=${encodeURIComponent(token())}`;
	const all: SocketPlan = {
		api,
		address,
		rooms: async () => (await api.listRooms()).rooms.filter(({ member }) => member),
		cursorOf: allRoomsCursor,
	};
	const one = (roomId: string): SocketPlan => ({
		api,
		address,
		rooms: async () => [await api.readRoom(roomId)],
		cursorOf: (epoch, places) => roomCursor(epoch, roomId, places.get(roomId) ?? 0),
	});
	return {
		...api,
		openAllEvents: (after, signal) =>
			carrier() === "ws" ? openSockets(all, after, signal) : api.openAllEvents(after, signal),
		openEvents: (roomId, after, signal) =>
			carrier() === "ws" ? openSockets(one(roomId), after, signal) : api.openEvents(roomId, after, signal),
	};
}
