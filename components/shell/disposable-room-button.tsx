import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "../ui/button";
import { useDisposableRoom } from "./use-disposable-room";

/** One click from nothing to a room whose address can be shared. */
export function DisposableRoomButton() {
	const t = useTranslations("shell");
	const start = useDisposableRoom();
	const [busy, setBusy] = useState(false);

	async function press(): Promise<void> {
		setBusy(true);
		await start();
		setBusy(false);
	}

	return (
		<IconButton label={t("disposable")} disabled={busy} onClick={press}>
			<Timer aria-hidden="true" className="size-[1.125rem]" />
		</IconButton>
	);
}
