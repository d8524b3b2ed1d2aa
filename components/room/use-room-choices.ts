import { Anchor, Flame, LogOut, Pencil, Trash2, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChat } from "../shell/chat-context";
import type { MenuChoice } from "../ui/menu";
import { useRoom } from "./room-context";
import type { RoomDialog } from "./room-dialogs";
import { useRoomRights } from "./use-room-rights";

/** What one may do with the room, in groups; what one may not is not among them. */
export function useRoomChoices(open: (dialog: RoomDialog) => void): MenuChoice[][] {
	const t = useTranslations("room.panel.actions");
	const rights = useRoomRights();
	const { room_id, kind } = useRoom(({ state }) => state.room);
	const member = useChat(({ rooms }) => rooms.find((room) => room.room_id === room_id)?.member ?? false);
	const temporary = kind === "temporary";
	const groups: (MenuChoice | false)[][] = [
		[
			kind !== "pair" && { label: t("invite"), icon: UserPlus, onChoose: () => open("invite") },
			rights.manage && { label: t("edit"), icon: Pencil, onChoose: () => open("edit") },
			rights.manage && temporary && { label: t("lasting"), icon: Anchor, onChoose: () => open("lasting") },
		],
		[
			member && { label: t("leave"), icon: LogOut, onChoose: () => open("leave") },
			rights.delete && temporary && { label: t("burn"), icon: Flame, grave: true, onChoose: () => open("burn") },
			rights.delete && !temporary && { label: t("delete"), icon: Trash2, grave: true, onChoose: () => open("delete") },
		],
	];
	return groups.map((group) => group.filter((choice) => choice !== false)).filter((group) => group.length > 0);
}
