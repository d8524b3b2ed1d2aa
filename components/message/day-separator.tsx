import { nameDay, useToday } from "./day";

export function DaySeparator({ day }: { day: number }) {
	const today = useToday();
	return (
		<div className="my-3 flex items-center gap-3 px-4 lg:px-5">
			<span aria-hidden="true" className="h-px flex-1 bg-line" />
			<h2 className="min-h-5 min-w-12 text-center font-medium text-ink-faint text-xs leading-5">
				{today === 0 ? "" : nameDay(day, today)}
			</h2>
			<span aria-hidden="true" className="h-px flex-1 bg-line" />
		</div>
	);
}
