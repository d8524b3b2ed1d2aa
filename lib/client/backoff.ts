/** How long to wait before trying again; the only place that knows. */
import { reconnectDelay } from "../events/limits";

export type Chance = () => number;

export interface Wishes {
	/** Milliseconds: where the first wait ends at the latest, instead of our own figure (SSE's `retry:`). */
	retry?: number | undefined;
	/** Milliseconds before which trying is useless (`Retry-After`). */
	notBefore?: number | undefined;
}

/**
 * Milliseconds to wait before attempt number `attempt` (0 is the first retry): anywhere between the shortest delay and a
 * ceiling that doubles up to the cap, so that a thousand clients of a restarted server come back spread out.
 */
export function backoffDelay(attempt: number, wishes: Wishes = {}, chance: Chance = Math.random): number {
	const { min, max, cap } = reconnectDelay;
	const longest = attempt === 0 && wishes.retry !== undefined ? wishes.retry : max * 2 ** attempt;
	const ceiling = Math.max(min, Math.min(cap, longest));
	const delay = min + chance() * (ceiling - min);
	return wishes.notBefore === undefined ? delay : Math.max(delay, wishes.notBefore * (1 + chance() / 2));
}
