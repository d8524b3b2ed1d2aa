import type { RefObject } from "react";
import type { Me } from "../room/room-context";

export interface LogProps {
	me: Me;
	/** The message that the page's address names. */
	target: string | null;
	scroller: RefObject<HTMLDivElement | null>;
	from: Handover;
}

/** Where the plain log was left as the live one takes its place. */
export interface Handover {
	/** Its `scrollTop`, in a scroller that is laid out from its end. */
	top: number;
	focused: boolean;
}
