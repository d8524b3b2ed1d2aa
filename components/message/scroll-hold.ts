/** Frames in a row for which a position must stand by itself. */
const steady = 12;
/** Milliseconds after which it is given up. */
const patience = 4_000;

/**
 * Sets a position again, frame by frame, until it holds: a key's glide that is still under way would carry off one that is set
 * once, and rows that are measured late move it. Whoever scrolls by hand meanwhile is left alone. What it answers ends it.
 *
 * @param settle sets the position and tells whether it was there already
 */
export function holdPosition(scroller: HTMLElement, settle: () => boolean): () => void {
	const end = new AbortController();
	const { signal } = end;
	const deadline = performance.now() + patience;
	let held = 0;
	const step = () => {
		if (signal.aborted) return;
		held = settle() ? held + 1 : 0;
		if (held < steady && performance.now() < deadline) requestAnimationFrame(step);
		else end.abort();
	};
	for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) {
		scroller.addEventListener(type, () => end.abort(), { signal, passive: true });
	}
	step();
	return () => end.abort();
}
