import { useTranslations } from "next-intl";
import { nameDay, relateDay, useToday } from "./day";

export function DaySeparator({ day }: { day: number }) {
	const today = useToday();
	return (
		<div className="flex h-10 items-center gap-3 px-4 lg:px-5">
			<span aria-hidden="true" className="h-px flex-1 bg-line" />
			<h2 className="min-w-12 text-center font-medium text-ink-faint text-xs leading-5">
				{today === 0 ? "" : <DayName day={day} today={today} />}
			</h2>
			<span aria-hidden="true" className="h-px flex-1 bg-line" />
		</div>
	);
}

function DayName({ day, today }: { day: number; today: number }) {
	const t = useTranslations("message.day");
	const relation = relateDay(day, today);
	return relation ? t(relation) : nameDay(day);
}
