import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { lastCall } from "../../lib/rooms/limits";
import { Countdown } from "./countdown";
import { useRoom } from "./room-context";
import { useFreshExpiry } from "./use-expiry";
import { useSecondsLeft } from "./use-seconds-left";

/** How long a temporary room still has, always in view. Loaded lazily, for such rooms alone. */
export function ExpiryBadge() {
	const until = useFreshExpiry();
	const over = useRoom(({ connection }) => connection.name === "ended");
	return until && !over ? <Badge until={until} /> : null;
}

function Badge({ until }: { until: string }) {
	const t = useTranslations("room.expiry");
	const late = useSecondsLeft(until) <= lastCall;
	return (
		<span
			role="timer"
			title={t("means")}
			className={`inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-sm ${late ? "bg-notice-wash text-notice" : "bg-sunken text-ink-soft"}`}
		>
			<Timer aria-hidden="true" className="size-4" />
			<span className="sr-only">{t("label")} </span>
			<Countdown until={until} brief />
		</span>
	);
}
