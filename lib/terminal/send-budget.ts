/** Messages that may be sent now, by the limits that a server has unless its operator chose others. Pure. */

/** So many in so many milliseconds. */
const limits = [
	{ count: 10, within: 10_000 },
	{ count: 120, within: 60_000 },
];
const longest = Math.max(...limits.map(({ within }) => within));

export class SendBudget {
	/** When the latest were sent, in milliseconds. */
	#sent: number[] = [];

	/** Milliseconds until the next may go. */
	delay(now: number): number {
		const waits = limits.map(({ count, within }) => {
			const first = this.#sent.at(-count);
			return first === undefined ? 0 : first + within - now;
		});
		return Math.max(0, ...waits);
	}

	spend(now: number): void {
		this.#sent = [...this.#sent.filter((at) => at > now - longest), now];
	}
}
