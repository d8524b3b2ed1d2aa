/** Asks who is in a room now and then, where no stream tells it. */
import { heartbeatInterval } from "../events/limits";
import { applyEvent } from "./room-state";
import type { Stage } from "./stage";

/** Until `signal` ends it, and while `isDue` says so. */
export function inquireForPresence(stage: Stage, isDue: () => boolean, signal: AbortSignal): void {
	const timer = setInterval(() => isDue() && void inquire(stage), heartbeatInterval);
	signal.addEventListener("abort", () => clearInterval(timer));
}

async function inquire({ api, roomId, view, fold }: Stage): Promise<void> {
	try {
		// The members of a large room are many; how many are here will do.
		if (!view().state.receipts) {
			const { online } = await api.readRoom(roomId);
			return fold((state) => ({ ...state, online }));
		}
		const users = (await api.listMembers(roomId)).members.filter((member) => member.online);
		fold((state) => applyEvent(state, { type: "presence", room_id: roomId, online: users.length, users }));
	} catch {
		// Nothing depends on it, and it is asked again soon.
	}
}
