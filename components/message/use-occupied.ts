import { type FocusEvent, type PointerEvent, useState } from "react";

/**
 * Whether the pointer is on something or the keyboard's focus in it. `hold` keeps it so while what opened from it is elsewhere
 * in the document. A finger has no place to rest, so it does not count.
 */
export function useOccupied() {
	const [hovered, setHovered] = useState(false);
	const [focused, setFocused] = useState(false);
	const [held, hold] = useState(false);
	return {
		occupied: hovered || focused || held,
		hold,
		onPointerEnter: ({ pointerType }: PointerEvent) => setHovered(pointerType === "mouse"),
		onPointerLeave: () => setHovered(false),
		onFocus: ({ target }: FocusEvent<HTMLElement>) => target.matches(":focus-visible") && setFocused(true),
		onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) =>
			!currentTarget.contains(relatedTarget) && setFocused(false),
	};
}
