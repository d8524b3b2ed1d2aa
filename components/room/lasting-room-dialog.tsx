import { useTranslations } from "next-intl";
import { useChatStore } from "../shell/chat-context";
import ConfirmDialog from "../ui/confirm-dialog";
import { useRoom } from "./room-context";

/** Lets a temporary room stay at its address for good. Loaded lazily. */
export default function LastingRoomDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.lasting");
	const chat = useChatStore();
	const { room_id, name } = useRoom(({ state }) => state.room);
	return (
		<ConfirmDialog
			title={t("title", { name })}
			description={t("means")}
			action={t("action")}
			onConfirm={() => chat.updateRoom(room_id, { ttl_seconds: null })}
			onClose={onClose}
		/>
	);
}
