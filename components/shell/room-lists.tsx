import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { RoomSummary } from "../../lib/client/chat-view";
import { moveFocus } from "../ui/move-focus";
import { isRoomPath } from "./room-path";
import { RoomRow } from "./room-row";
import { matchesName } from "./room-search";
import { useSettledOrder } from "./use-settled-order";

interface RoomListsProps {
	rooms: readonly RoomSummary[];
	query: string;
	onChosen(): void;
}

/** The rooms that I am in, and apart from them the public ones that I could join. */
export function RoomLists({ rooms, query, onChosen }: RoomListsProps) {
	const t = useTranslations("shell");
	const [held, setHeld] = useState(false);
	const found = useSettledOrder(rooms, held).filter(({ name }) => matchesName(name, query));
	const mine = found.filter(({ member }) => member);
	const others = found.filter(({ member }) => !member);
	const entry = useEntry([...mine, ...others]);
	const list = { entry, onChosen };
	const searching = query.trim() !== "";

	return (
		<section
			aria-label={t("rooms")}
			onPointerEnter={() => setHeld(true)}
			onPointerLeave={() => setHeld(false)}
			onKeyDown={(event) => moveFocus(event, "[data-room]")}
			className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-3"
		>
			{mine.length > 0 ? <Rooms title={t("mine")} rooms={mine} {...list} /> : !searching && <Hint>{t("noRooms")}</Hint>}
			{others.length > 0 && <Rooms title={t("browse")} rooms={others} {...list} />}
			{searching && found.length === 0 && <Hint>{t("noMatch", { query: query.trim() })}</Hint>}
		</section>
	);
}

function Hint({ children }: { children: string }) {
	return (
		<p role="status" className="wrap-anywhere px-2 py-3 text-ink-faint text-sm">
			{children}
		</p>
	);
}

interface RoomsProps {
	title: string;
	rooms: readonly RoomSummary[];
	entry: string | undefined;
	onChosen(): void;
}

function Rooms({ title, rooms, entry, onChosen }: RoomsProps) {
	const id = useId();
	return (
		<div className="not-first:mt-3">
			<h2 id={id} className="px-2 pt-1 pb-1.5 font-medium text-ink-faint text-xs">
				{title}
			</h2>
			<ul aria-labelledby={id}>
				{rooms.map((room) => (
					<RoomRow key={room.room_id} room={room} entry={room.room_id === entry} onChosen={onChosen} />
				))}
			</ul>
		</div>
	);
}

/** The room by which Tab comes into the lists: the one on the screen, else the first. */
function useEntry(rooms: readonly RoomSummary[]): string | undefined {
	const path = usePathname();
	return (rooms.find(({ room_id }) => isRoomPath(path, room_id)) ?? rooms[0])?.room_id;
}
