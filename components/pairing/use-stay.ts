import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { usePairingStore } from "./pairing-context";

/** Consents to stay in touch, or takes that back. */
export function useStay(): (stays: boolean) => void {
	const store = usePairingStore();
	const explain = useExplain();
	return (stays) => void store.stay(stays).catch((error: unknown) => showToast(explain(error)));
}
