import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChatStore } from "../shell/chat-context";
import ConfirmDialog from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { useRoom } from "./room-context";
import { useGoAway } from "./use-go-away";

/** Only who types the room's name deletes it. Loaded lazily. */
export default function DeleteRoomDialog({ onClose }: { onClose(): void }) {
	const t = useTranslations("room.dialogs.delete");
	const chat = useChatStore();
	const goAway = useGoAway();
	const { room_id, name } = useRoom(({ state }) => state.room);
	const [typed, setTyped] = useState("");

	return (
		<ConfirmDialog
			title={t("title", { name })}
			description={t("means")}
			action={t("action")}
			grave
			ready={typed.normalize("NFC").trim() === name}
			onConfirm={() => chat.deleteRoom(room_id).then(() => goAway(room_id))}
			onClose={onClose}
		>
			<Field
				label={t("label", { name })}
				value={typed}
				autoComplete="off"
				autoCapitalize="off"
				spellCheck={false}
				onChange={(event) => setTyped(event.target.value)}
			/>
		</ConfirmDialog>
	);
}
