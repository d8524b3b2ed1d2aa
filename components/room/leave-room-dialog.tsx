import { useTranslations } from "next-intl";
import { useMembers } from "../presence/use-members";
import { useChatStore } from "../shell/chat-context";
import ConfirmDialog from "../ui/confirm-dialog";
import { useRoom } from "./room-context";
import { useGoAway } from "./use-go-away";

/** Asks once, and says what becomes of the room. Loaded lazily. */
export default function LeaveRoomDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.leave");
	const chat = useChatStore();
	const goAway = useGoAway();
	const { room_id, name, kind } = useRoom(({ state }) => state.room);
	const { people, loaded } = useMembers();
	const last = loaded && people.length === 1;
	const way = kind === "public" ? "public" : last ? "last" : "private";

	return (
		<ConfirmDialog
			title={t("title", { name })}
			description={t(way)}
			action={t("action")}
			onConfirm={() => chat.leaveRoom(room_id).then(() => goAway(room_id))}
			onClose={onClose}
		/>
	);
}
