/** Days and times in the reader's own zone and language. */
import { isSameDay, startOfDay, subDays } from "date-fns";
import { useSyncExternalStore } from "react";
import { useHydrated } from "../ui/use-hydrated";

/** Milliseconds: how late after midnight a page may still say "Today". */
const lateness = 15_000;

function subscribeToMidnight(notify: () => void): () => void {
	const timer = setInterval(notify, lateness);
	// A machine that slept over midnight says so only here.
	document.addEventListener("visibilitychange", notify);
	return () => {
		clearInterval(timer);
		document.removeEventListener("visibilitychange", notify);
	};
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

/** Which of the two days that have names of their own it is. A day after a change of the clocks is not 24 hours away. */
export function relateDay(day: number, today: number): "today" | "yesterday" | null {
	if (isSameDay(day, today)) return "today";
	return isSameDay(day, subDays(today, 1)) ? "yesterday" : null;
}

const formats = {
	day: { dateStyle: "full" },
	time: { hour: "numeric", minute: "2-digit" },
	moment: { dateStyle: "full", timeStyle: "medium" },
} as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(name: keyof typeof formats): Intl.DateTimeFormat {
	const locale = readerLocale();
	const key = `${name} ${locale}`;
	const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, formats[name]);
	formatters.set(key, formatter);
	return formatter;
}

/** The interface's language as the reader's country writes it, where the browser knows that. */
function readerLocale(): string {
	const { lang } = document.documentElement;
	return navigator.languages.find((tag) => tag.toLowerCase().split("-")[0] === lang) ?? lang;
}

export const nameDay = (day: number): string => formatterOf("day").format(day);

/** The time of day as the reader's own language writes it. */
export const nameTime = (moment: string): string => formatterOf("time").format(new Date(moment));

export const nameMoment = (moment: string): string => formatterOf("moment").format(new Date(moment));
