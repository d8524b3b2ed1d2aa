import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import Menu from "../ui/menu";
import type { RoomDialog } from "./room-dialogs";
import { useRoomChoices } from "./use-room-choices";

interface RoomChoicesProps {
	anchor: RefObject<HTMLElement | null>;
	onChoose(dialog: RoomDialog): void;
	onClose(): void;
}

/** What one may do with the room, as a menu. Loaded lazily. */
export default function RoomChoices({ anchor, onChoose, onClose }: RoomChoicesProps) {
	const t = useTranslations("room.panel");
	return <Menu label={t("menu")} groups={useRoomChoices(onChoose)} anchor={anchor} onClose={onClose} />;
}
