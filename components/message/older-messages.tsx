import { LoaderCircle } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { useRoom, useRoomStore } from "../room/room-context";
import { Button } from "../ui/button";

/** How far above what is in view older messages are asked for. */
const reach = "1200px 0px 0px 0px";

/** The upper end of the log: asks for older messages when the reader comes near, and says where the room begins. */
export function OlderMessages({ scroller }: { scroller: RefObject<HTMLDivElement | null> }) {
	const store = useRoomStore();
	const older = useRoom((view) => view.older);
	const hasMore = useRoom(({ state }) => state.has_more);
	const oldest = useRoom(({ state }) => state.messages[0]?.id);
	const edge = useRef<HTMLDivElement>(null);

	useEffect(() => {
		if (!edge.current || !hasMore || !oldest || older !== "idle") return;
		const watch = (entries: IntersectionObserverEntry[]) => {
			if (entries.some((entry) => entry.isIntersecting)) void store.loadOlder();
		};
		const observer = new IntersectionObserver(watch, { root: scroller.current, rootMargin: reach });
		observer.observe(edge.current);
		return () => observer.disconnect();
	}, [store, scroller, hasMore, oldest, older]);

	if (!hasMore) return oldest ? <Beginning /> : null;
	return (
		<div ref={edge} className="flex h-14 items-center justify-center gap-2 text-ink-faint text-sm">
			{older === "failed" ? (
				<>
					Older messages could not be loaded.
					<Button look="outline" size="small" onClick={() => store.loadOlder()}>
						Try again
					</Button>
				</>
			) : (
				<LoaderCircle role="img" aria-label="Loading older messages" className="size-4 animate-spin" />
			)}
		</div>
	);
}

function Beginning() {
	const name = useRoom(({ state }) => state.room.name);
	return (
		<p className="px-4 pt-8 pb-1 text-ink-faint text-sm lg:px-5">
			This is the beginning of <bdi className="font-medium text-ink-soft">{name}</bdi>.
		</p>
	);
}
