import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { memo, type RefObject, useEffect, useRef } from "react";
import type { RoomSummary } from "../../lib/client/chat-view";
import { RoomSign } from "../room/room-sign";
import { isRoomPath, roomPath } from "./room-path";
import { useDetour } from "./use-visit";

interface RoomRowProps {
	room: RoomSummary;
	/** Whether Tab stops here; the arrow keys go on to the others. */
	entry: boolean;
	onChosen(): void;
}

export const RoomRow = memo(function RoomRow({ room, entry, onChosen }: RoomRowProps) {
	const detour = useDetour();
	const current = isRoomPath(usePathname(), room.room_id);
	const link = useInView(current);
	const loud = room.unread > 0 && !current;
	const tone = loud ? "font-semibold text-ink" : "text-ink-soft";
	return (
		<li className="[contain-intrinsic-size:auto_2rem] [content-visibility:auto]">
			<Link
				ref={link}
				href={roomPath(room.room_id)}
				prefetch={false}
				data-room={room.room_id}
				aria-current={current ? "page" : undefined}
				tabIndex={entry ? 0 : -1}
				onClick={onChosen}
				onNavigate={(event) => detour(room.room_id) && event.preventDefault()}
				className={`flex h-8 items-center gap-2 rounded-md px-2 text-sm outline-offset-[-2px] hover:bg-pressed/60 hover:text-ink aria-[current]:bg-pressed aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11 pointer-coarse:text-base ${tone}`}
			>
				<RoomSign kind={room.kind} className="size-4 shrink-0 text-ink-faint" />
				<bdi className="min-w-0 flex-1 truncate">{room.name}</bdi>
				<OnItsWay />
				{loud && <UnreadBadge unread={room.unread} mentions={room.mentions} />}
			</Link>
		</li>
	);
});

/** The room on the screen is in view in the list, too. */
function useInView(current: boolean): RefObject<HTMLAnchorElement | null> {
	const link = useRef<HTMLAnchorElement>(null);
	useEffect(() => {
		if (current) link.current?.scrollIntoView({ block: "nearest" });
	}, [current]);
	return link;
}

/** A click that is not answered at once. */
function OnItsWay() {
	const { pending } = useLinkStatus();
	const look = "size-1.5 shrink-0 rounded-full bg-accent opacity-0";
	return (
		<span aria-hidden="true" className={`${look} ${pending ? "animate-breathe [animation-delay:200ms]" : "hidden"}`} />
	);
}

function UnreadBadge({ unread, mentions }: Pick<RoomSummary, "unread" | "mentions">) {
	const t = useTranslations("shell");
	const look = mentions ? "bg-accent text-on-accent" : "bg-line-strong/60 text-ink";
	return (
		<span
			className={`inline-flex h-[1.125rem] min-w-[1.125rem] shrink-0 items-center justify-center rounded-full px-1.5 font-semibold text-[0.6875rem] tabular-nums leading-none ${look}`}
		>
			<span className="sr-only">{t(mentions ? "mentioned" : "unread", { count: unread })}</span>
			<span aria-hidden="true">{`${mentions ? "@" : ""}${unread > 99 ? "99+" : unread}`}</span>
		</span>
	);
}
