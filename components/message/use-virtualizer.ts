import {
	elementScroll,
	observeElementOffset,
	observeElementRect,
	Virtualizer,
	type VirtualizerOptions,
} from "@tanstack/react-virtual";
import { useLayoutEffect, useReducer, useState } from "react";
import { flushSync } from "react-dom";

export type LogVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;

type Brought = "scrollToFn" | "observeElementOffset" | "observeElementRect";
type Options = VirtualizerOptions<HTMLDivElement, HTMLDivElement>;

/**
 * TanStack's `useVirtualizer` for rows that another component draws: whoever calls this calls `_willUpdate` once they are on the
 * page.
 */
export function useVirtualizer(options: Omit<Options, Brought> & Partial<Pick<Options, Brought>>): LogVirtualizer {
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const complete: Options = {
		...{ observeElementRect, observeElementOffset, scrollToFn: elementScroll },
		...options,
		// What is measured as rows come on the page is drawn with what else that commit brings.
		onChange: (_, scrolled) => (scrolled && !measuring ? flushSync(redraw) : redraw()),
	};
	const [virtualizer] = useState(() => withQuietMeasuring(new Virtualizer(complete)));
	virtualizer.setOptions(complete);
	useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
	return virtualizer;
}

let measuring = false;

function withQuietMeasuring(virtualizer: LogVirtualizer): LogVirtualizer {
	const { measureElement } = virtualizer;
	virtualizer.measureElement = (row) => {
		measuring = true;
		measureElement(row);
		measuring = false;
	};
	return virtualizer;
}
