import { useEffect, useRef, useState } from "react";
import { useDeskStore } from "../room/desk";

export interface Really {
	/** Whether it was asked and not answered yet. */
	asking: boolean;
	dismiss(): void;
}

/**
 * Escape asks, Escape again does it; any other key, or a click elsewhere than in `[data-really]`, lets it be. What is pressed
 * in a dialog, a menu, an edit or a composition is not meant, nor is what somebody else has taken.
 */
export function useReally(active: boolean, act: () => void): Really {
	const desk = useDeskStore();
	const [asking, setAsking] = useState(false);
	const latest = useRef({ asking, act });
	useEffect(() => {
		latest.current = { asking, act };
	});
	useEffect(() => {
		if (!active) return;
		const stop = new AbortController();
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.isComposing || event.keyCode === 229 || event.repeat) return;
			if (event.key !== "Escape") return setAsking(false);
			if (event.defaultPrevented || isElsewhere() || desk.getSnapshot().editing !== null) return;
			event.preventDefault();
			setAsking(!latest.current.asking);
			if (latest.current.asking) latest.current.act();
			else desk.focusComposer();
		};
		const onPointerDown = ({ target }: PointerEvent) => {
			if (!(target instanceof Element && target.closest("[data-really]"))) setAsking(false);
		};
		// After React's own listeners on the document, and before those on the window: they take what is left.
		document.addEventListener("keydown", onKeyDown, { signal: stop.signal });
		document.addEventListener("pointerdown", onPointerDown, { signal: stop.signal });
		return () => {
			stop.abort();
			setAsking(false);
		};
	}, [active, desk]);
	return { asking: asking && active, dismiss: () => setAsking(false) };
}

const isElsewhere = () => document.querySelector("[role=dialog],[role=alertdialog],[role=menu]") !== null;
