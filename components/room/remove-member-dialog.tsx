import { useTranslations } from "next-intl";
import { useChatStore } from "../shell/chat-context";
import ConfirmDialog from "../ui/confirm-dialog";
import { useRoom } from "./room-context";

interface RemoveMemberDialogProps {
	person: { user_id: string; user: string };
	onClose(): void;
}

/** Takes somebody out of the room; their screen says so. Loaded lazily. */
export default function RemoveMemberDialog({ person, onClose }: RemoveMemberDialogProps) {
	const t = useTranslations("room.dialogs.remove");
	const chat = useChatStore();
	const { room_id, kind } = useRoom(({ state }) => state.room);
	return (
		<ConfirmDialog
			title={t("title", { name: person.user })}
			description={t(kind === "public" ? "public" : "private")}
			action={t("action")}
			grave
			onConfirm={() => chat.removeMember(room_id, person.user_id)}
			onClose={onClose}
		/>
	);
}
