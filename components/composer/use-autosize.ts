import { type RefObject, useEffect, useLayoutEffect } from "react";

/** Lets a text area grow with its text; CSS sets how far. */
export function useAutosize(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
	// biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the text that the area already shows.
	useLayoutEffect(() => fitHeight(area.current), [area, text]);

	// In another width the lines break elsewhere.
	useEffect(() => {
		const onResize = () => fitHeight(area.current);
		addEventListener("resize", onResize);
		return () => removeEventListener("resize", onResize);
	}, [area]);
}

function fitHeight(area: HTMLTextAreaElement | null): void {
	if (!area) return;
	area.style.height = "auto";
	area.style.height = `${area.scrollHeight}px`;
}
