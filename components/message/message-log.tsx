import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import type { Me } from "../room/room-context";
import { lateModule } from "../ui/late-module";
import { useEditLast } from "./edit-last";
import type { Handover, LogProps } from "./log-props";
import { PlainLog } from "./plain-log";

interface MessageLogProps {
	me: Me;
	/** The message that the page's address names. */
	target?: string | undefined;
}

type LiveLog = ComponentType<LogProps>;
const liveLog = lateModule(() => import("./live-log"));

/**
 * What was said, oldest first, and what is on its way. The page comes with plain rows, which need little script; what makes a
 * log endless is loaded beside them and takes their place.
 */
export function MessageLog({ me, target }: MessageLogProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const handover = useRef<Handover>({ top: 0, focused: false });
	const Live = useLiveLog(scroller, handover);
	useEditLast();
	if (!Live) return <PlainLog me={me} target={target ?? null} scroller={scroller} />;
	return <Live me={me} target={target ?? null} scroller={scroller} from={handover.current} />;
}

/** Null on the server, and in the browser until it has arrived. */
function useLiveLog(scroller: RefObject<HTMLElement | null>, handover: RefObject<Handover>): LiveLog | null {
	const [live, setLive] = useState<LiveLog | null>(() => liveLog.read()?.default ?? null);
	useEffect(() => {
		if (live) return;
		let left = false;
		const take = ({ default: arrived }: { default: LiveLog }) => {
			if (left) return;
			const plain = scroller.current;
			handover.current = {
				top: plain?.scrollTop ?? 0,
				focused: plain?.contains(document.activeElement) ?? false,
			};
			setLive(() => arrived);
		};
		void liveLog.load().then(take);
		return () => {
			left = true;
		};
	}, [live, scroller, handover]);
	return live;
}
