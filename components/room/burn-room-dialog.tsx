import { useTranslations } from "next-intl";
import { useChatStore } from "../shell/chat-context";
import ConfirmDialog from "../ui/confirm-dialog";
import { useRoom } from "./room-context";
import { useGoAway } from "./use-go-away";

/** A temporary room is meant to go: one question is enough. Loaded lazily. */
export default function BurnRoomDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.burn");
	const chat = useChatStore();
	const goAway = useGoAway();
	const { room_id, name } = useRoom(({ state }) => state.room);
	return (
		<ConfirmDialog
			title={t("title", { name })}
			description={t("means")}
			action={t("action")}
			grave
			onConfirm={() => chat.deleteRoom(room_id).then(() => goAway(room_id))}
			onClose={onClose}
		/>
	);
}
