import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

/** Milliseconds after which a finger that rests is a long press. */
const patience = 500;
/** Pixels that a resting finger may wander. */
const tolerance = 10;
/** What has a long press of its own in every browser, or needs the finger itself. */
const foreign = "a, button, input, textarea, pre";

interface LongPress {
	onPointerDown(event: PointerEvent): void;
	onPointerMove(event: PointerEvent): void;
	onPointerUp(): void;
	onPointerCancel(): void;
	onContextMenu(event: MouseEvent): void;
}

/** A finger that rests on something, and does not scroll. */
export function useLongPress(onLongPress: () => void): LongPress {
	const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
	const touched = useRef(false);

	function letGo(): void {
		if (held.current) clearTimeout(held.current.timer);
		held.current = null;
	}

	useEffect(() => () => clearTimeout(held.current?.timer), []);

	return {
		onPointerDown(event) {
			letGo();
			touched.current = event.pointerType === "touch";
			if (!touched.current || isForeign(event.target)) return;
			const timer = setTimeout(() => {
				held.current = null;
				navigator.vibrate?.(10);
				swallowClick();
				onLongPress();
			}, patience);
			held.current = { timer, x: event.clientX, y: event.clientY };
		},
		onPointerMove({ clientX, clientY }) {
			const { x, y } = held.current ?? { x: clientX, y: clientY };
			if (Math.hypot(clientX - x, clientY - y) > tolerance) letGo();
		},
		onPointerUp: letGo,
		onPointerCancel: letGo,
		// The system's own menu would come up over ours.
		onContextMenu(event) {
			if (touched.current && !isForeign(event.target)) event.preventDefault();
		},
	};
}

function isForeign(target: EventTarget): boolean {
	return target instanceof Element && target.closest(foreign) !== null;
}

/** The finger is lifted over what has come up meanwhile, which must not take that for a choice. */
function swallowClick(): void {
	const lifted = new AbortController();
	const swallow = (event: Event) => {
		event.preventDefault();
		event.stopPropagation();
	};
	addEventListener("click", swallow, { capture: true, signal: lifted.signal });
	addEventListener("pointerdown", () => lifted.abort(), { capture: true, signal: lifted.signal });
}
