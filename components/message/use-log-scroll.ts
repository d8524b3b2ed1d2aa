import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the end within which the reader follows what is new. */
const nearEnd = 100;

interface LogScroll {
	scroller: RefObject<HTMLDivElement | null>;
	atEnd: boolean;
	onScroll(): void;
	onScrollEnd(): void;
	/** For who asks to be taken to the end. */
	jump(): void;
}

/**
 * The scroller lays out from its end (`flex-col-reverse`), so it opens there before any script runs and older messages above
 * move nothing. This adds the rest: who is at the end stays there, who has scrolled up keeps what they look at.
 *
 * @param last what stands at the end; when it changes, something was added there
 * @param sending whether that was just written here, which takes the reader to the end wherever they are
 */
export function useLogScroll(last: string | undefined, sending: boolean): LogScroll {
	const scroller = useRef<HTMLDivElement>(null);
	const anchor = useRef<{ element: Element; top: number } | null>(null);
	const [atEnd, setAtEnd] = useState(true);
	const shown = useRef(last);
	const jumping = useRef(false);

	const onScroll = useCallback(() => {
		const element = scroller.current;
		if (!element) return;
		const following = -element.scrollTop < nearEnd;
		if (jumping.current && !following) return;
		jumping.current = false;
		anchor.current = following ? null : findAnchor(element);
		setAtEnd(following);
	}, []);

	const toEnd = useCallback(() => {
		scroller.current?.scrollTo({ top: 0 });
		anchor.current = null;
		setAtEnd(true);
	}, []);

	// A key's scrolling that is still under way goes on over a plain one, and is ended only by another that glides.
	const jump = useCallback(() => {
		if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return toEnd();
		jumping.current = true;
		scroller.current?.scrollTo({ top: 0, behavior: "smooth" });
		anchor.current = null;
		setAtEnd(true);
	}, [toEnd]);

	const onScrollEnd = useCallback(() => {
		jumping.current = false;
		onScroll();
	}, [onScroll]);

	// After every change of the list: what the reader looks at must not move.
	useLayoutEffect(() => {
		const element = scroller.current;
		const added = shown.current !== last;
		shown.current = last;
		if (!element) return;
		if (added && (sending || !anchor.current)) return toEnd();
		const held = anchor.current;
		if (held?.element.isConnected) element.scrollTop += held.element.getBoundingClientRect().top - held.top;
	});

	return { scroller, atEnd, onScroll, onScrollEnd, jump };
}

/** The first message that is in view, and where. */
function findAnchor(scroller: Element): { element: Element; top: number } | null {
	const edge = scroller.getBoundingClientRect().top;
	for (const element of scroller.querySelectorAll("article")) {
		const { top, bottom } = element.getBoundingClientRect();
		if (bottom > edge) return { element, top };
	}
	return null;
}
