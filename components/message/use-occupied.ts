import { type FocusEvent, type PointerEvent, type RefObject, useEffect, useState } from "react";

/**
 * Whether the pointer is on something or the keyboard's focus in it. `hold` keeps it so while what opened from it is elsewhere
 * in the document. A finger has no place to rest, so it does not count.
 */
export function useOccupied(place: RefObject<HTMLElement | null>) {
	const [hovered, setHovered] = useState(false);
	const [focused, setFocused] = useState(false);
	const [held, hold] = useState(false);

	// Pointer and focus may have come before the page was awake.
	useEffect(() => {
		const element = place.current;
		const focus = document.activeElement;
		if (element?.matches(":hover") && matchMedia("(hover: hover)").matches) setHovered(true);
		if (focus?.matches(":focus-visible") && element?.contains(focus)) setFocused(true);
	}, [place]);
	return {
		occupied: hovered || focused || held,
		hold,
		// React counts nobody as entering from what has just gone from the page.
		onPointerOver: ({ pointerType }: PointerEvent) => setHovered(pointerType === "mouse"),
		onPointerLeave: () => setHovered(false),
		onFocus: ({ target }: FocusEvent<HTMLElement>) => target.matches(":focus-visible") && setFocused(true),
		onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) =>
			!currentTarget.contains(relatedTarget) && setFocused(false),
	};
}
