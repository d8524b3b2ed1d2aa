import { QrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { roomPath } from "../shell/room-path";
import { Button } from "../ui/button";
import { CopyLinkButton } from "./copy-link-button";
import { useRoom } from "./room-context";
import { RoomDialogs } from "./room-dialogs";

/** The address of a room that has just been made, which is all that others need. Loaded lazily. */
export function ShareLink() {
	const t = useTranslations("room.expiry");
	const roomId = useRoom(({ state }) => state.room.room_id);
	const [open, setOpen] = useState(false);
	const link = location.origin + roomPath(roomId);
	return (
		<div className="mt-5 flex w-full max-w-sm flex-col items-center gap-3">
			<p className="text-ink-soft text-sm">{t("share")}</p>
			<code dir="ltr" className="w-full select-all truncate rounded-lg border border-line bg-sunken px-3 py-2 text-sm">
				{link}
			</code>
			<div className="flex flex-wrap justify-center gap-2">
				<CopyLinkButton link={link} />
				<Button look="outline" onClick={() => setOpen(true)}>
					<QrCode aria-hidden="true" className="size-4" />
					{t("more")}
				</Button>
			</div>
			<RoomDialogs open={open ? "invite" : null} onClose={() => setOpen(false)} />
		</div>
	);
}
