import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Pair } from "../../lib/client/pairing-view";
import type { RoomStore } from "../../lib/client/room-store";
import { useAttentive } from "../shell/use-attentive";
import { playTone } from "./tone";
import { readWishes } from "./wishes";

/** For those who look elsewhere: a tone when somebody is found, and in the title who, and how much they have said since. */
export function useAlert(pair: Pair | null, room: RoomStore | null): void {
	const t = useTranslations("pairing.alert");
	const attentive = useAttentive();
	const found = useFoundUnseen(pair, attentive);
	const missed = useMissed(room, attentive);
	const name = pair?.partner ?? "";
	const title = missed > 0 ? t("messages", { count: missed, name }) : found ? t("title", { name }) : null;
	useEffect(() => {
		if (title === null) return;
		const before = document.title;
		document.title = title;
		return () => {
			// The next page may have brought its own.
			if (document.title === title) document.title = before;
		};
	}, [title]);
}

/** Whether a partner has come who was not seen yet. */
function useFoundUnseen(pair: Pair | null, attentive: boolean): boolean {
	const [seen, setSeen] = useState<string | null>(null);
	const sounded = useRef<string | null>(null);
	const roomId = pair && !pair.found && pair.over === null ? pair.room_id : null;
	if (attentive && seen !== roomId) setSeen(roomId);
	useEffect(() => {
		if (roomId === null || sounded.current === roomId) return;
		sounded.current = roomId;
		if (!attentive && readWishes().sound) playTone();
	}, [roomId, attentive]);
	return roomId !== null && seen !== roomId && !attentive;
}

/** Messages of the partner that came while nobody looked. */
function useMissed(room: RoomStore | null, attentive: boolean): number {
	const [missed, setMissed] = useState(0);
	useEffect(() => {
		if (attentive || !room) return setMissed(0);
		const from = room.getSnapshot().state.messages.at(-1)?.seq ?? 0;
		return room.subscribe(() => {
			const { messages, me } = room.getSnapshot().state;
			setMissed(messages.filter(({ seq, user_id, deleted }) => seq > from && user_id !== me && !deleted).length);
		});
	}, [room, attentive]);
	return missed;
}
