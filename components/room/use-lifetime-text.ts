import { useTranslations } from "next-intl";

const units = [
	["days", 86_400],
	["hours", 3_600],
	["minutes", 60],
	["seconds", 1],
] as const;

/** A lifetime in words, in the largest unit that it holds, rounded up: 1,800 is "30 minutes", 90 "2 minutes"; brief: "30 min". */
export function useLifetimeText(
	form: "panel.lifetime" | "expiry.brief" = "panel.lifetime",
): (seconds: number) => string {
	const t = useTranslations(`room.${form}`);
	return (seconds) => {
		const [unit, length] = units.find(([, length]) => seconds >= length) ?? (["seconds", 1] as const);
		return t(unit, { count: Math.ceil(seconds / length) });
	};
}
