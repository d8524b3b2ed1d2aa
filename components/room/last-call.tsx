import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { keepSeconds, lastCall } from "../../lib/rooms/limits";
import { useChatStore } from "../shell/chat-context";
import { Button } from "../ui/button";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { NoticeStrip } from "./notice-strip";
import { useRoom } from "./room-context";
import { useExpiry } from "./use-expiry";
import { useLifetimeText } from "./use-lifetime-text";
import { useSecondsLeft } from "./use-seconds-left";

/** Warns that a temporary room is about to go, and lets whoever is in it keep it. Loaded lazily, for such rooms alone. */
export function LastCall() {
	const until = useExpiry();
	const over = useRoom(({ connection }) => connection.name === "ended");
	return until && !over ? <Warning until={until} /> : null;
}

function Warning({ until }: { until: string }) {
	const t = useTranslations("room.expiry");
	const describe = useLifetimeText();
	const seconds = useSecondsLeft(until);
	const { busy, keep } = useKeeping(until);
	if (seconds > lastCall || seconds <= 0) return null;
	const action = (
		<Button size="small" disabled={busy} onClick={keep}>
			{t("keep", { time: describe(keepSeconds) })}
		</Button>
	);
	return (
		<NoticeStrip icon={Hourglass} tone="notice" action={action}>
			<span role="status" className="sr-only">
				{t("soon")}
			</span>
			<span className="tabular-nums">{t("warning", { time: describe(seconds) })}</span>
		</NoticeStrip>
	);
}

function useKeeping(until: string) {
	const chat = useChatStore();
	const explain = useExplain();
	const roomId = useRoom(({ state }) => state.room.room_id);
	const [busy, setBusy] = useState(false);

	async function keep(): Promise<void> {
		setBusy(true);
		const longer = new Date(Date.parse(until) + keepSeconds * 1_000).toISOString();
		await chat.keepRoom(roomId, longer).catch((error: unknown) => showToast(explain(error)));
		setBusy(false);
	}

	return { busy, keep };
}
