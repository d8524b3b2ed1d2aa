import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRoom } from "../room/room-context";
import { useChatStore } from "../shell/chat-context";
import { Button } from "../ui/button";
import { useExplain } from "../ui/use-explain";

/** In the composer's place, for whoever looks into a room that only its members write in. */
export function JoinToWrite() {
	const t = useTranslations("composer.join");
	const chat = useChatStore();
	const explain = useExplain();
	const roomId = useRoom(({ state }) => state.room.room_id);
	const [busy, setBusy] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function join(): Promise<void> {
		setBusy(true);
		try {
			await chat.joinRoom(roomId);
		} catch (error) {
			setComplaint(explain(error));
		} finally {
			setBusy(false);
		}
	}

	return (
		<div className="px-3 lg:px-5">
			<div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 rounded-xl border border-line bg-sunken py-1 pr-1.5 pl-3.5 text-ink-soft text-sm">
				<p className="flex-1">{t("invitation")}</p>
				<Button onClick={join} disabled={busy}>
					{t("button")}
				</Button>
				{complaint && (
					<p role="alert" className="w-full pb-1 text-danger">
						{complaint}
					</p>
				)}
			</div>
		</div>
	);
}
