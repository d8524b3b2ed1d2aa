/** Days and times in the reader's own zone. */
import { format, isSameYear, startOfDay, subDays } from "date-fns";
import { useSyncExternalStore } from "react";
import { useHydrated } from "../ui/use-hydrated";

/** Milliseconds: how late after midnight a page may still say "Today". */
const lateness = 15_000;

function subscribeToMidnight(notify: () => void): () => void {
	const timer = setInterval(notify, lateness);
	return () => clearInterval(timer);
}

const startOfToday = () => startOfDay(new Date()).getTime();

/** The beginning of the reader's day in milliseconds since the epoch; 0 until the page is awake and knows their zone. */
export function useToday(): number {
	return useSyncExternalStore(subscribeToMidnight, startOfToday, () => 0);
}

/** The day of a moment; in UTC until the page is awake, as the server drew it. */
export function useDayOf(): (moment: Date) => number {
	return useHydrated() ? localDay : utcDay;
}

const localDay = (moment: Date) => startOfDay(moment).getTime();
const utcDay = (moment: Date) => Math.floor(moment.getTime() / 86_400_000) * 86_400_000;

export function nameDay(day: number, today: number): string {
	if (day === today) return "Today";
	if (day === startOfDay(subDays(today, 1)).getTime()) return "Yesterday";
	return format(day, isSameYear(day, today) ? "EEEE, d MMMM" : "EEEE, d MMMM yyyy");
}

let clock: Intl.DateTimeFormat | undefined;

/** The time of day as the reader's own language writes it. */
export function nameTime(moment: string): string {
	clock ??= new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
	return clock.format(new Date(moment));
}

export function nameMoment(moment: string): string {
	return format(new Date(moment), "EEEE, d MMMM yyyy, HH:mm:ss");
}
