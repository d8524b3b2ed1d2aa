import { type RefObject, useLayoutEffect } from "react";

/** Lets a text area grow with its text; CSS sets how far. */
export function useAutosize(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
	// biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the text that the area already shows.
	useLayoutEffect(() => {
		const element = area.current;
		if (!element) return;
		element.style.height = "auto";
		element.style.height = `${element.scrollHeight}px`;
	}, [area, text]);
}
