import { useTranslations } from "next-intl";
import { useLifetimeText } from "./use-lifetime-text";
import { useSecondsLeft } from "./use-seconds-left";

/** How long a room still has, in the largest unit; near the end by the second. */
export function Countdown({ until, brief = false }: { until: string; brief?: boolean }) {
	const t = useTranslations("room.panel");
	const describe = useLifetimeText(brief ? "expiry.brief" : "panel.lifetime");
	const seconds = useSecondsLeft(until);
	return <span className="tabular-nums">{seconds > 0 ? describe(seconds) : t("ended")}</span>;
}
