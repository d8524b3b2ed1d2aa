import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChat, useChatStore } from "../shell/chat-context";
import { Button } from "../ui/button";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { NoticeStrip } from "./notice-strip";
import { useRoom } from "./room-context";

/** For who looks into a public room without being in it: what joining would change. */
export function JoinStrip() {
	const t = useTranslations("room.join");
	const explain = useExplain();
	const chat = useChatStore();
	const roomId = useRoom(({ state }) => state.room.room_id);
	const over = useRoom(({ connection }) => connection.name === "ended");
	const outside = useChat(({ rooms }) => rooms.some((room) => room.room_id === roomId && !room.member));
	const [busy, setBusy] = useState(false);
	if (!outside || over) return null;

	async function join(): Promise<void> {
		setBusy(true);
		await chat.joinRoom(roomId).catch((error: unknown) => showToast(explain(error)));
		setBusy(false);
	}

	const action = (
		<Button size="small" disabled={busy} onClick={join}>
			{t("action")}
		</Button>
	);
	return (
		<NoticeStrip icon={Eye} tone="plain" action={action}>
			{t("outside")}
		</NoticeStrip>
	);
}
