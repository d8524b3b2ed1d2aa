import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useDeskStore } from "../room/desk";
import { useRoomStore } from "../room/room-context";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { holdPosition } from "./scroll-hold";
import type { Timeline } from "./timeline";
import type { LogVirtualizer } from "./use-virtualizer";

/** Milliseconds for which a message that was jumped to stands out. */
const standingOut = 3_000;

interface LogView {
	scroller: RefObject<HTMLDivElement | null>;
	virtualizer: LogVirtualizer;
	timeline: Timeline;
}

type Goal = { to: "end" } | { to: "row"; key: string } | { to: "message"; id: string };

export interface LogJumps {
	toEnd(): void;
	/** Leaves an excerpt for the live end. */
	toPresent(): void;
	toRow(key: string): void;
	toMessage(id: string): Promise<void>;
	/** Makes a message that is in the log already stand out. */
	arrive(id: string): void;
	/** Goes where one wanted to, if that is on the page now. */
	goOn(): void;
}

/** Takes the reader to places in the log; what is not drawn yet is gone to as soon as it is. */
export function useLogJumps(view: LogView): LogJumps {
	const store = useRoomStore();
	const arrive = useArrival(view.scroller);
	const { go, goOn } = useGoing(view, arrive);
	const explainMissing = useMissing();

	const toEnd = useCallback(() => go({ to: "end" }), [go]);
	const toRow = useCallback((key: string) => go({ to: "row", key }), [go]);
	const toPresent = useCallback(() => {
		store.toPresent();
		go({ to: "end" });
	}, [store, go]);
	const toMessage = useCallback(
		async (id: string) => {
			try {
				if (await store.openAt(id)) go({ to: "message", id });
				else explainMissing(null);
			} catch (error) {
				explainMissing(error);
			}
		},
		[store, go, explainMissing],
	);

	useRequests(toMessage, toPresent);
	return { toEnd, toPresent, toRow, toMessage, arrive, goOn };
}

/** Goes to a place, now or once it is there, and stays until it holds. */
function useGoing({ scroller, virtualizer, timeline }: LogView, arrive: (id: string) => void) {
	const latest = useRef(timeline);
	const goal = useRef<Goal | null>(null);
	const hold = useRef<() => void>(undefined);

	const goOn = useCallback(() => {
		const [element, wanted] = [scroller.current, goal.current];
		if (!element || !wanted || indexOfGoal(latest.current, wanted) < 0) return;
		goal.current = null;
		hold.current?.();
		hold.current = holdPosition(element, () =>
			settle(element, virtualizer, indexOfGoal(latest.current, wanted), wanted),
		);
		if (wanted.to === "message") arrive(wanted.id);
	}, [scroller, virtualizer, arrive]);

	useLayoutEffect(() => {
		latest.current = timeline;
	}, [timeline]);
	useEffect(() => () => hold.current?.(), []);

	const go = useCallback(
		(wanted: Goal) => {
			goal.current = wanted;
			goOn();
		},
		[goOn],
	);
	return { go, goOn };
}

function indexOfGoal(timeline: Timeline, goal: Goal): number {
	if (goal.to === "end") return timeline.length - 1;
	return goal.to === "row" ? timeline.indexOfKey(goal.key) : timeline.indexOf(goal.id);
}

/** Whether it was there already; otherwise it goes there. */
function settle(scroller: HTMLElement, virtualizer: LogVirtualizer, index: number, { to }: Goal): boolean {
	if (to === "end") {
		if (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= 1) return true;
		virtualizer.scrollToEnd();
		return false;
	}
	const [offset] = virtualizer.getOffsetForIndex(index, "center") ?? [0];
	if (Math.abs(scroller.scrollTop - offset) <= 1) return true;
	virtualizer.scrollToIndex(index, { align: "center" });
	return false;
}

/** Lets a message stand out for a while, with the focus on it. */
function useArrival(scroller: RefObject<HTMLDivElement | null>): (id: string) => void {
	const desk = useDeskStore();
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => () => clearTimeout(timer.current), []);
	return useCallback(
		(id) => {
			clearTimeout(timer.current);
			desk.highlight(id);
			timer.current = setTimeout(() => desk.highlight(null), standingOut);
			// On touch the focus would only bring up what can be done to the message, over its words.
			if (!matchMedia("(pointer: coarse)").matches) focusSoon(scroller, id);
		},
		[desk, scroller],
	);
}

/** As soon as the row is on the page, which takes a frame or two. */
function focusSoon(scroller: RefObject<HTMLDivElement | null>, id: string, frames = 60): void {
	const article = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
	if (article) article.focus({ preventScroll: true });
	else if (frames > 0) requestAnimationFrame(() => focusSoon(scroller, id, frames - 1));
}

function useMissing(): (error: unknown) => void {
	const t = useTranslations("message.log");
	const explain = useExplain();
	return useCallback((error) => showToast(error === null ? t("missing") : explain(error)), [t, explain]);
}

function useRequests(toMessage: (id: string) => Promise<void>, toPresent: () => void): void {
	const desk = useDeskStore();
	useEffect(() => {
		return desk.listen(["jump", "jump-to-present"], (request) => {
			if (request.ask === "jump") void toMessage(request.messageId);
			if (request.ask === "jump-to-present") toPresent();
		});
	}, [desk, toMessage, toPresent]);
}
