import { useEffect } from "react";

/**
 * Keeps `--screen` at what the keyboard leaves of the screen. Safari lays its keyboard over the page and scrolls the page
 * up behind it; browsers that shrink the page instead (`interactiveWidget`) need nothing.
 */
export function useScreenHeight(): void {
	useEffect(() => {
		const seen = window.visualViewport;
		if (!seen) return;
		const fit = () => {
			const covered = innerHeight - seen.height * seen.scale > 1;
			const { style } = document.documentElement;
			if (covered) style.setProperty("--screen", `${seen.height * seen.scale}px`);
			else style.removeProperty("--screen");
			if (covered && seen.scale === 1) scrollTo(0, 0);
		};
		const stop = new AbortController();
		seen.addEventListener("resize", fit, { signal: stop.signal });
		return () => stop.abort();
	}, []);
}
