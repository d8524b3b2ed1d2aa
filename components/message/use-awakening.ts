import { type RefObject, useLayoutEffect, useState } from "react";

/** What was measured of the rows as the server drew them, so that they can be placed exactly there. */
export interface Awakening {
	width: number;
	height: number;
	/** Pixels, by key. */
	sizes: ReadonlyMap<string, number>;
	/** The first row in view and how far below the log's upper edge it begins. */
	anchor: { key: string; top: number } | null;
	atEnd: boolean;
	/** The key of the row that has the focus. */
	focused: string | null;
}

/** Null until the first rows are on the page; the same for good from then on. */
export function useAwakening(scroller: RefObject<HTMLElement | null>): Awakening | null {
	const [awakening, setAwakening] = useState<Awakening | null>(null);
	useLayoutEffect(() => {
		if (scroller.current) setAwakening(measure(scroller.current));
	}, [scroller]);
	return awakening;
}

function measure(scroller: HTMLElement): Awakening {
	// Not every browser opens a page at `scroll-initial-target`, and none does where a page is drawn by script.
	if (scroller.scrollTop === 0) scroller.querySelector("[data-opens]")?.scrollIntoView({ block: "nearest" });
	const edge = scroller.getBoundingClientRect().top;
	const sizes = new Map<string, number>();
	let anchor: Awakening["anchor"] = null;
	for (const row of scroller.querySelectorAll<HTMLElement>("[data-key]")) {
		const { key = "" } = row.dataset;
		const { top, bottom, height } = row.getBoundingClientRect();
		sizes.set(key, Math.round(height));
		if (!anchor && bottom > edge) anchor = { key, top: top - edge };
	}
	const { clientWidth: width, clientHeight: height } = scroller;
	const focused = scroller.querySelector<HTMLElement>("[data-key]:focus-within")?.dataset.key ?? null;
	return { width, height, sizes, anchor, atEnd: scroller.scrollTop >= -1, focused };
}
