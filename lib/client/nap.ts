/** A wait that somebody else may cut short. One at a time. */
export class Nap {
	#end: (() => void) | null = null;

	/** Resolves after `milliseconds`, or as soon as somebody calls `wake`. */
	sleep(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const end = () => {
				clearTimeout(timer);
				this.#end = null;
				resolve();
			};
			const timer = setTimeout(end, milliseconds);
			this.#end = end;
		});
	}

	wake(): void {
		this.#end?.();
	}
}
