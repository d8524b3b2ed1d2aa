import { useSyncExternalStore } from "react";

/** Milliseconds before the second attempt, and at most between two. */
const pause = { first: 1_000, longest: 30_000 } as const;

export interface LateModule<T> {
	/** Null until it is there. */
	read(): T | null;
	/** Never rejects for want of a network: it comes sooner or later. */
	load(): Promise<T>;
	/** Asks for it, and tells once when it is there. */
	subscribe(listener: () => void): () => void;
}

/** A part of the program that comes after the page. Where the network fails it is tried again, and at once when the line is back. */
export function lateModule<T>(load: () => Promise<T>): LateModule<T> {
	let loaded: T | null = null;
	let loading: Promise<T> | null = null;

	async function insist(): Promise<T> {
		for (let wait: number = pause.first; ; wait = Math.min(2 * wait, pause.longest)) {
			try {
				loaded = await load();
				return loaded;
			} catch (error) {
				if (!(error instanceof Error) || error.name !== "ChunkLoadError") throw error;
				await lineOrTime(wait);
			}
		}
	}

	function begin(): Promise<T> {
		loading ??= insist();
		return loading;
	}

	return {
		read: () => loaded,
		load: begin,
		subscribe(listener) {
			let left = false;
			void begin().then(() => left || listener());
			return () => {
				left = true;
			};
		},
	};
}

function lineOrTime(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		const over = new AbortController();
		const timer = setTimeout(end, milliseconds);
		addEventListener("online", end, { signal: over.signal });
		function end(): void {
			clearTimeout(timer);
			over.abort();
			resolve();
		}
	});
}

/** What is in the module once it is there; null before, and while nobody wants it. */
export function useLate<T>(module: LateModule<T>, wanted: boolean): T | null {
	const found = useSyncExternalStore(wanted ? module.subscribe : unwanted, module.read, () => null);
	return wanted ? found : null;
}

const unwanted = () => () => undefined;
