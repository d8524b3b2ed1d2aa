/** The open end of a response, as a transport sees it; each HTTP face makes its own. */
export interface Outlet {
	write(bytes: Uint8Array): void;
	/** Bytes written that the connection has not taken yet. */
	backlog(): number;
	/** Resolves when the connection has taken most of what was written, or is gone. */
	drained(): Promise<void>;
	/** Ends the response in order. */
	end(): void;
	/** Breaks the connection off and lets go of what waits in it. */
	cut(): void;
	/** Called once when the client is gone or the response has ended, whichever comes first. */
	onGone(listener: () => void): void;
}

export type OpenStream = (outlet: Outlet) => void;
