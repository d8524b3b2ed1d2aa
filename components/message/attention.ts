/** Whether somebody looks at the page: it is in view and has the focus. */

export function isAttended(): boolean {
	return document.visibilityState === "visible" && document.hasFocus();
}

/** Tells when that may have changed. */
export function subscribeToAttention(notify: () => void): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	addEventListener("focus", notify, { signal });
	addEventListener("blur", notify, { signal });
	document.addEventListener("visibilitychange", notify, { signal });
	return () => stop.abort();
}
