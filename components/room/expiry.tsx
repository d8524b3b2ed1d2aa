import { late } from "../ui/late";
import { useHydrated } from "../ui/use-hydrated";
import { useRoom } from "./room-context";

const parts = {
	badge: late(async () => ({ default: (await import("./expiry-badge")).ExpiryBadge })),
	warning: late(async () => ({ default: (await import("./last-call")).LastCall })),
} as const;

/** What counts a room's time; only temporary rooms need it. */
export function Expiry({ as }: { as: keyof typeof parts }) {
	const temporary = useRoom(({ state }) => state.room.kind === "temporary");
	// The server's clock is not the reader's.
	const awake = useHydrated();
	const Part = parts[as];
	return temporary && awake ? <Part /> : null;
}
