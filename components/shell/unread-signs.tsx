import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { RoomSummary } from "../../lib/client/chat-view";
import type { RoomStore } from "../../lib/client/room-store";
import { useChat } from "./chat-context";
import { type Badge, drawFavicon } from "./favicon";
import { useFrame } from "./frame";
import { isRoomPath } from "./room-path";
import { useAttentive } from "./use-attentive";

/** What is unread, in the tab's title and icon: for those who look at another tab. */
export function UnreadSigns() {
	const t = useTranslations("shell");
	const name = useRoomName();
	const badge = useBadge();
	useTitle(name === null ? null : t("title", { name }), badge.unread);
	useFavicon(badge);
	return null;
}

/** What lies on the screen before somebody's eyes is as good as read. */
function useBadge(): Badge {
	const rooms = useChat((view) => view.rooms);
	const attentive = useAttentive();
	const path = usePathname();
	return useMemo(() => {
		const counts = (room: RoomSummary) => room.member && !(attentive && isRoomPath(path, room.room_id));
		const waiting = rooms.filter((room) => room.unread > 0 && counts(room));
		return {
			unread: waiting.reduce((sum, room) => sum + room.unread, 0),
			mentions: waiting.some((room) => room.mentions),
		};
	}, [rooms, attentive, path]);
}

/** The name of the room on the screen, as it is now. */
function useRoomName(): string | null {
	const room = useFrame((frame) => frame.room);
	const read = () => nameOf(room);
	return useSyncExternalStore(room?.subscribe ?? unchanging, read, read);
}

const nameOf = (room: RoomStore | null) => room?.getSnapshot().state.room.name ?? null;
const unchanging = () => () => undefined;

/** The page that comes next brings its own title; it is counted in there too. */
function useTitle(own: string | null, unread: number): void {
	useEffect(() => {
		const paint = () => {
			const plain = own ?? document.title.replace(/^\(\d+\+?\) /, "");
			const wanted = unread > 0 ? `(${unread > 99 ? "99+" : unread}) ${plain}` : plain;
			if (document.title !== wanted) document.title = wanted;
		};
		return repaint(paint);
	}, [own, unread]);
}

function useFavicon({ unread, mentions }: Badge): void {
	useEffect(() => {
		const paint = () => {
			for (const link of document.head.querySelectorAll<HTMLLinkElement>("link[rel=icon]")) {
				link.dataset.plain ??= link.href;
				const wanted = unread > 0 ? drawFavicon({ unread, mentions }) : link.dataset.plain;
				if (link.href !== wanted) link.href = wanted;
			}
		};
		return repaint(paint);
	}, [unread, mentions]);
}

/** Paints, and again whenever the head changes; what it answers ends that. */
function repaint(paint: () => void): () => void {
	paint();
	const observer = new MutationObserver(paint);
	observer.observe(document.head, { childList: true, subtree: true, characterData: true });
	return () => observer.disconnect();
}
