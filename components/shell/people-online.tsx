import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import type { RoomStore } from "../../lib/client/room-store";
import { Avatar } from "../ui/avatar";
import { useChat } from "./chat-context";
import { useFrame, useFrameStore } from "./frame";

/** How many are named before "and 3 more". */
const shown = 5;

/** Who is in the room on the screen: the first few by name, the others behind a click. */
export function PeopleOnline() {
	const room = useFrame((frame) => frame.room);
	return room && <People room={room} />;
}

function People({ room }: { room: RoomStore }) {
	const t = useTranslations("shell");
	const frame = useFrameStore();
	const me = useChat((view) => view.me.user_id);
	const state = useSyncExternalStore(
		room.subscribe,
		() => room.getSnapshot().state,
		() => room.getSnapshot().state,
	);
	const others = state.present.filter(({ user_id }) => user_id !== me);
	const named = others.slice(0, shown);
	const rest = Math.max(others.length, state.online - 1) - named.length;
	return (
		<section aria-label={t("people")} className="shrink-0 border-line border-t px-2 py-2 max-md:hidden">
			<h2 className="flex items-center gap-1.5 px-2 pb-1 font-medium text-ink-faint text-xs">
				<span aria-hidden="true" className="size-2 rounded-full bg-online" />
				{t("online", { count: Math.max(state.online, 1) })}
			</h2>
			<ul>
				{named.map((person) => (
					<li key={person.user_id} className="flex h-7 items-center gap-2 px-2 text-ink-soft text-sm">
						<Avatar id={person.user_id} name={person.user} size="small" />
						<bdi className="min-w-0 truncate">{person.user}</bdi>
					</li>
				))}
			</ul>
			{rest > 0 && named.length > 0 && (
				<button
					type="button"
					onClick={() => frame.openPanel()}
					className="w-full rounded-md px-2 py-1 text-left text-ink-faint text-sm hover:bg-pressed hover:text-ink"
				>
					{t("andMore", { count: rest })}
				</button>
			)}
		</section>
	);
}
