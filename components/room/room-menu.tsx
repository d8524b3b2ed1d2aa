"use client";

import { EllipsisVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "../ui/button";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import type { RoomDialog } from "./room-dialogs";

const RoomChoices = late(() => import("./room-choices"), Waiting);
const RoomDialogs = late(async () => ({ default: (await import("./room-dialogs")).RoomDialogs }), Waiting);

/** What one may do with this room, behind a button in its header. */
export function RoomMenu() {
	const t = useTranslations("room.panel");
	const [open, setOpen] = useState(false);
	const [dialog, setDialog] = useState<RoomDialog | null>(null);
	const button = useRef<HTMLButtonElement>(null);
	return (
		<>
			<IconButton
				ref={button}
				label={t("menu")}
				aria-haspopup="menu"
				aria-expanded={open}
				onClick={() => setOpen(true)}
			>
				<EllipsisVertical aria-hidden="true" className="size-[1.125rem]" />
			</IconButton>
			{open && <RoomChoices anchor={button} onChoose={setDialog} onClose={() => setOpen(false)} />}
			{dialog && <RoomDialogs open={dialog} onClose={() => setDialog(null)} />}
		</>
	);
}
