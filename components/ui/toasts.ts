/** Short words that come up over the page and go by themselves, with at most one thing to do about them. Without React: whoever has something to say says it. */

export interface Toast {
	id: number;
	text: string;
	action?: { label: string; run(): void };
	/** Milliseconds it stays. */
	stays: number;
}

/** Milliseconds that are enough to read a sentence and reach its button. */
const reading = 5_000;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

export const listToasts = (): readonly Toast[] => toasts;

export function subscribeToToasts(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Shows `text` until it was read; what it answers takes it away at once. */
export function showToast(text: string, action?: Toast["action"], stays = reading): () => void {
	count += 1;
	const toast: Toast = { id: count, text, stays, ...(action ? { action } : {}) };
	change([...toasts, toast]);
	return () => hideToast(toast.id);
}

export function hideToast(id: number): void {
	if (toasts.some((toast) => toast.id === id)) change(toasts.filter((toast) => toast.id !== id));
}

function change(next: readonly Toast[]): void {
	toasts = next;
	for (const listener of listeners) listener();
}
