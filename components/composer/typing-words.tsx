import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RoomState } from "../../lib/client/room-state";

/** The names of those who write. Loaded lazily. */
export function TypingWords({ typing }: { typing: RoomState["typing"] }) {
	const t = useTranslations("composer");
	const [first, second] = typing;
	const name = (chunks: ReactNode) => <bdi className="font-medium text-ink-soft">{chunks}</bdi>;
	return (
		<>
			<Dots />
			<span className="truncate">
				{t.rich("typing", {
					count: typing.length,
					first: first?.user ?? "",
					second: second?.user ?? "",
					name,
					other: name,
				})}
			</span>
		</>
	);
}

function Dots() {
	const dot = "size-1 animate-breathe rounded-full bg-current";
	return (
		<span aria-hidden="true" className="flex gap-0.5">
			<span className={dot} />
			<span className={`${dot} [animation-delay:150ms]`} />
			<span className={`${dot} [animation-delay:300ms]`} />
		</span>
	);
}
