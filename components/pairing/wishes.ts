import { useSyncExternalStore } from "react";
import { keepIfRoom } from "../../lib/client/comfort";
import type { PairingWish } from "../../lib/client/pairing-api";
import { openStorage } from "../room/page-storage";

/** What this browser remembers of how somebody likes to meet strangers. */
export interface Wishes {
	/** Folded. */
	tags: readonly string[];
	keepsTags: boolean;
	/** Whether one goes on by oneself after the partner has left. */
	goesOn: boolean;
	sound: boolean;
	sharesLocation: boolean;
	/** The version of the notice that was accepted; 0 where none was. */
	conduct: number;
}

const first: Wishes = { tags: [], keepsTags: false, goesOn: true, sound: true, sharesLocation: false, conduct: 0 };
const key = "parley:strangers";
const listeners = new Set<() => void>();
let known: Wishes | null = null;

export function readWishes(): Wishes {
	known ??= { ...first, ...parse(openStorage().getItem(key)) };
	return known;
}

export function changeWishes(change: Partial<Wishes>): void {
	known = { ...readWishes(), ...change };
	keepIfRoom(openStorage(), key, JSON.stringify(known));
	for (const listener of listeners) listener();
}

/** On the server and while the page wakes up, those of somebody new. */
export function useWishes(): Wishes {
	return useSyncExternalStore(subscribe, readWishes, () => first);
}

/** What is asked of the server. */
export function wishOf({ tags, keepsTags, goesOn, sharesLocation }: Wishes): PairingWish {
	return {
		tags: [...tags],
		keep_tags: keepsTags,
		auto_reconnect: goesOn,
		share_location: sharesLocation,
		language: navigator.language,
	};
}

function subscribe(listener: () => void): () => void {
	const stop = new AbortController();
	listeners.add(listener);
	const onStorage = (event: StorageEvent) => {
		if (event.key !== key) return;
		known = null;
		listener();
	};
	addEventListener("storage", onStorage, { signal: stop.signal });
	return () => {
		listeners.delete(listener);
		stop.abort();
	};
}

/** What another hand wrote is passed over. */
function parse(text: string | null): Partial<Wishes> {
	if (text === null) return {};
	try {
		return JSON.parse(text) as Partial<Wishes>;
	} catch (error) {
		if (error instanceof SyntaxError) return {};
		throw error;
	}
}
