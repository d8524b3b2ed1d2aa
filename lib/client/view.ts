/** What is shown of something alive: one snapshot at a time, and those who want to hear of the next. */
export class View<T extends object> {
	readonly #listeners = new Set<() => void>();
	#snapshot: T;
	#notice: ReturnType<typeof setTimeout> | null = null;

	readonly #onAudience: (present: boolean) => void;

	/** `onAudience` hears when the first one begins to listen and when the last one has ceased to. */
	constructor(snapshot: T, onAudience: (present: boolean) => void = () => undefined) {
		this.#snapshot = snapshot;
		this.#onAudience = onAudience;
	}

	readonly getSnapshot = (): T => this.#snapshot;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		if (this.#listeners.size === 1) this.#onAudience(true);
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) this.#onAudience(false);
		};
	};

	show(change: Partial<T>): void {
		this.#snapshot = { ...this.#snapshot, ...change };
		if (this.#notice) clearTimeout(this.#notice);
		this.#notice = null;
		for (const listener of this.#listeners) listener();
	}

	/** A burst of changes is one change of the screen. */
	showSoon(change: Partial<T>, milliseconds = 0): void {
		this.#snapshot = { ...this.#snapshot, ...change };
		this.#notice ??= setTimeout(() => this.show({}), milliseconds);
	}
}
