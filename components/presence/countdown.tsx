import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLifetimeText } from "../room/use-lifetime-text";
import { useNow } from "./use-now";

const calm = 10_000;
const close = 1_000;
/** Seconds before the end from which each one is shown. */
const near = 120;

/** How long a room still has, in the largest unit; near the end by the second. */
export function Countdown({ until }: { until: string }) {
	const t = useTranslations("room.panel");
	const describe = useLifetimeText();
	const [interval, setPace] = useState(calm);
	const now = useNow(interval);
	const seconds = Math.ceil((Date.parse(until) - now) / 1_000);
	const pace = seconds <= near ? close : calm;
	if (pace !== interval) setPace(pace);
	return <span className="tabular-nums">{seconds > 0 ? describe(seconds) : t("ended")}</span>;
}
