import type { KeyboardEvent } from "react";

const steps: Record<string, (place: number, count: number) => number> = {
	ArrowDown: (place, count) => Math.min(place + 1, count - 1),
	ArrowUp: (place) => Math.max(place - 1, 0),
	Home: () => 0,
	End: (_, count) => count - 1,
};

/** A list is one stop for the Tab key; the arrows, Home and End go from one of those that `selector` finds to another. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
	const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key];
	if (!step) return;
	const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
	const place = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1;
	if (place < 0) return;
	event.preventDefault();
	stops[step(place, stops.length)]?.focus();
}
