"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Refusal } from "../../lib/client/refusal";
import { useChatStore } from "../shell/chat-context";
import { Placeholder } from "../shell/placeholder";
import { Button } from "../ui/button";
import { useExplain } from "../ui/use-explain";

/** For somebody who knows the room's address and is not in it yet. */
export function JoinPanel({ roomId, username }: { roomId: string; username: string }) {
	const t = useTranslations("room.join");
	const explain = useExplain();
	const chat = useChatStore();
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function join(): Promise<void> {
		setBusy(true);
		try {
			await chat.joinRoom(roomId);
		} catch (error) {
			setBusy(false);
			setComplaint(explain(error));
			if (!(error instanceof Refusal) || error.code !== "room_not_found") return;
		}
		router.refresh();
	}

	return (
		<Placeholder title={t("title")} lead={t("lead")}>
			<Button size="wide" onClick={join} disabled={busy}>
				{busy ? t("busy") : t("as", { name: username })}
			</Button>
			{complaint && (
				<p role="alert" className="text-danger text-sm">
					{complaint}
				</p>
			)}
		</Placeholder>
	);
}
