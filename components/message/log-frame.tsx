import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { useRoom } from "../room/room-context";
import type { Stage } from "./log-stage";

interface LogFrameProps extends Omit<Stage, "rows"> {
	scroller: RefObject<HTMLDivElement | null>;
	children: ReactNode;
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
