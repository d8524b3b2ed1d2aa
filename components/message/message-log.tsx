import { useTranslations } from "next-intl";
import { type Me, useRoom } from "../room/room-context";
import { useEditLast } from "./edit-last";
import { EmptyLog } from "./empty-log";
import { ToPresent, ToUnread } from "./jump-buttons";
import { LogRows } from "./log-rows";
import { type Log, useLog } from "./use-log";
import { useLogKeys } from "./use-log-keys";

interface MessageLogProps {
	me: Me;
	/** The message that the page's address names. */
	target?: string | undefined;
}

/** What was said, oldest first, and what is on its way. */
export function MessageLog({ me, target }: MessageLogProps) {
	const t = useTranslations("message.log");
	const loading = useRoom(({ older, newer }) => older === "loading" || newer === "loading");
	const log = useLog(me, target ?? null);
	const keys = useLogKeys(keysOf(log));
	useEditLast();
	const unreadKey = log.timeline.keyAt(log.timeline.unreadIndex);
	// Laid out from its end, a log opens there before any script runs.
	const direction = log.awakening ? "flex-col" : "flex-col-reverse";

	return (
		<div className="relative flex min-h-0 flex-1 flex-col">
			{/* The day's own heading may be far above what is drawn. */}
			<h2 className="sr-only">{t("label")}</h2>
			<div
				ref={log.scroller}
				onScroll={log.onScroll}
				onKeyDown={keys.onKeyDown}
				onFocus={keys.onFocus}
				role="log"
				aria-label={t("label")}
				aria-live="off"
				aria-busy={loading}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it.
				tabIndex={0}
				className={`flex min-h-0 flex-1 ${direction} overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none] [scrollbar-gutter:stable]`}
			>
				{log.timeline.length === 0 ? <EmptyLog /> : <LogRows log={log} me={me} />}
			</div>
			{log.unreadAbove && <ToUnread onClick={() => log.jumps.toRow(unreadKey)} />}
			{log.away && <ToPresent missed={log.missed} onClick={log.jumps.toPresent} />}
		</div>
	);
}

function keysOf(log: Log): Parameters<typeof useLogKeys>[0] {
	const { scroller, timeline, current, setCurrent, lastInView, virtualizer, jumps } = log;
	return {
		...{ scroller, timeline, current, setCurrent, lastInView },
		reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
		toStart: () => virtualizer.scrollToOffset(0),
		toEnd: jumps.toEnd,
		onEscape: log.clearUnread,
	};
}
