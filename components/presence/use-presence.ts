import { useMemo } from "react";
import type { Typist } from "../../lib/events/schema";
import { type Me, useRoom } from "../room/room-context";

interface Presence {
	/** How many are here, oneself among them. */
	online: number;
	/** Those of them whose names are known: oneself first, then by name. */
	people: Typist[];
}

/** Whoever looks at the page is here, even before the server has noticed. */
export function usePresence({ user_id, username }: Me): Presence {
	const online = useRoom(({ state }) => state.online);
	const present = useRoom(({ state }) => state.present);
	return useMemo(() => {
		const others = present.filter((person) => person.user_id !== user_id);
		const unnoticed = others.length === present.length && online <= present.length;
		const people = [{ user_id, user: username }, ...others.toSorted(byName)];
		return { online: unnoticed ? online + 1 : online, people };
	}, [online, present, user_id, username]);
}

/** Not by locale: server and browser must agree. */
function byName(a: Typist, b: Typist): number {
	return a.user.toLowerCase() < b.user.toLowerCase() ? -1 : 1;
}
