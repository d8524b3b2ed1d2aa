import { createContext, useContext, useSyncExternalStore } from "react";
import type { PairingStore } from "../../lib/client/pairing-store";
import type { PairingView } from "../../lib/client/pairing-view";

export const PairingContext = createContext<PairingStore | null>(null);

/** The verbs of meeting strangers. */
export function usePairingStore(): PairingStore {
	const store = useContext(PairingContext);
	if (!store) throw new Error("usePairingStore is for components inside Strangers");
	return store;
}

/** The part of the view that `select` picks; drawn again when that part is another one. */
export function usePairing<T>(select: (view: PairingView) => T): T {
	const store = usePairingStore();
	const read = () => select(store.getSnapshot());
	return useSyncExternalStore(store.subscribe, read, read);
}
