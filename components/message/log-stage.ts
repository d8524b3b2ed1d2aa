import type { FocusEventHandler, KeyboardEventHandler, ReactNode, RefObject } from "react";
import type { Me } from "../room/room-context";
import type { LogRowsProps } from "./log-rows";
import type { Opening } from "./opening";

/** What stands in the log: at first what the page came with, then what the live log says. */
export interface Stage {
	/** Whether rows are placed by script; until then they are laid out from the end, so that a log opens there without any. */
	awake: boolean;
	rows: Omit<LogRowsProps, "me">;
	/** What floats over the rows. */
	over?: ReactNode;
	onScroll?(): void;
	onKeyDown?: KeyboardEventHandler;
	onFocus?: FocusEventHandler;
}

export interface LiveLogProps {
	me: Me;
	/** The message that the page's address names. */
	target: string | null;
	scroller: RefObject<HTMLDivElement | null>;
	opening: Opening;
	onStage(stage: Stage): void;
}
