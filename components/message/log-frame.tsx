import { useTranslations } from "next-intl";
import type { FocusEventHandler, KeyboardEventHandler, ReactNode, RefObject } from "react";
import { useRoom } from "../room/room-context";

interface LogFrameProps {
	scroller: RefObject<HTMLDivElement | null>;
	/** Whether rows are placed by script; until then they are laid out from the end, so that a log opens there without any. */
	awake: boolean;
	children: ReactNode;
	/** What floats over the rows. */
	over?: ReactNode;
	onScroll?(): void;
	onKeyDown?: KeyboardEventHandler;
	onFocus?: FocusEventHandler;
}

/** The scroller that holds the messages. */
export function LogFrame({ scroller, awake, children, over, ...handlers }: LogFrameProps) {
	const t = useTranslations("message.log");
	const loading = useRoom(({ older, newer }) => older === "loading" || newer === "loading");
	return (
		<div className="relative flex min-h-0 flex-1 flex-col">
			{/* The day's own heading may be far above what is drawn. */}
			<h2 className="sr-only">{t("label")}</h2>
			<div
				ref={scroller}
				{...handlers}
				role="log"
				aria-label={t("label")}
				aria-live="off"
				aria-busy={loading}
				data-awake={awake || undefined}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it.
				tabIndex={0}
				className={`flex min-h-0 flex-1 ${awake ? "flex-col" : "flex-col-reverse"} overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none] [scrollbar-gutter:stable]`}
			>
				{children}
			</div>
			{over}
		</div>
	);
}
