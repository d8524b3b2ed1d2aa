import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** Pixels from the end within which the reader follows what is new. */
const nearEnd = 100;

interface LogScroll {
	scroller: RefObject<HTMLDivElement | null>;
	atEnd: boolean;
	onScroll(): void;
	toEnd(): void;
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

	const onScroll = useCallback(() => {
		const element = scroller.current;
		if (!element) return;
		const following = -element.scrollTop < nearEnd;
		anchor.current = following ? null : findAnchor(element);
		setAtEnd(following);
	}, []);

	const toEnd = useCallback(() => {
		scroller.current?.scrollTo({ top: 0 });
		anchor.current = null;
		setAtEnd(true);
	}, []);

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

	return { scroller, atEnd, onScroll, toEnd };
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
