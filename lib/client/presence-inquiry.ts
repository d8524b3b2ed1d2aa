/** Asks who is in a room now and then, where no stream tells it. */
import { heartbeatInterval } from "../events/limits";
import { applyEvent } from "./room-state";
import type { Stage } from "./stage";

/** Until `signal` ends it, and while `isDue` says so. */
export function inquireForPresence(stage: Stage, isDue: () => boolean, signal: AbortSignal): void {
	const timer = setInterval(() => isDue() && void inquire(stage), heartbeatInterval);
	signal.addEventListener("abort", () => clearInterval(timer));
}

async function inquire({ api, roomId, fold }: Stage): Promise<void> {
	// Nothing depends on it, and it is asked again soon.
	const answer = await api.listMembers(roomId).catch(() => null);
	const users = answer?.members.filter((member) => member.online);
	if (users) fold((state) => applyEvent(state, { type: "presence", room_id: roomId, online: users.length, users }));
}
