import { useState } from "react";
import { useNow } from "../presence/use-now";

const calm = 10_000;
const close = 1_000;
/** Seconds before the end from which each one is looked at. */
const near = 120;

/** Whole seconds from now until then, begun ones with them; not positive once it has passed. */
export function useSecondsLeft(until: string): number {
	const [interval, setPace] = useState(calm);
	const seconds = Math.ceil((Date.parse(until) - useNow(interval)) / 1_000);
	const pace = seconds <= near ? close : calm;
	if (pace !== interval) setPace(pace);
	return seconds;
}
