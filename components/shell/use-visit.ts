import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ConnectionState } from "../../lib/client/connection";
import { showToast } from "../ui/toasts";
import { useChatStore } from "./chat-context";
import { useFrameStore } from "./frame";
import { roomPath } from "./room-path";

/** Goes to a room, by the router where there is a line. */
export function useVisit(): (roomId: string) => void {
	const router = useRouter();
	const detour = useDetour();
	return useCallback((roomId) => detour(roomId) || router.push(roomPath(roomId)), [router, detour]);
}

/**
 * Without a line the router would end on the browser's own error page. Then a room that was open before opens from memory,
 * and with another one we stay where we are. Answers whether that is so and nothing is left to do.
 */
export function useDetour(): (roomId: string) => boolean {
	const t = useTranslations("shell");
	const chat = useChatStore();
	const frame = useFrameStore();
	return useCallback(
		(roomId) => {
			if (navigator.onLine && !isLost(chat.getSnapshot().connection)) return false;
			if (frame.recall(roomId)) history.pushState(null, "", roomPath(roomId));
			else showToast(t("cannotOpen"));
			return true;
		},
		[t, chat, frame],
	);
}

/** The first attempt of a page that just came says nothing; one that follows another does. */
const isLost = (line: ConnectionState) => line.name === "waiting" || (line.name === "connecting" && line.attempt > 0);
