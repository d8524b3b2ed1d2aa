import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRoom } from "../room/room-context";
import { late } from "../ui/late";
import { useHydrated } from "../ui/use-hydrated";

const ShareLink = late(async () => ({ default: (await import("../room/share-link")).ShareLink }));

/** A room in which nobody has said anything yet. */
export function EmptyLog() {
	const t = useTranslations("message.log");
	const { name, kind } = useRoom(({ state }) => state.room);
	const key = kind === "pair" ? "pair" : "empty";
	const awake = useHydrated();
	return (
		<div className="m-auto flex max-w-full flex-col items-center px-6 py-8 text-center">
			<span className="mb-4 inline-flex size-14 items-center justify-center rounded-full bg-accent-wash text-accent">
				<MessagesSquare aria-hidden="true" className="size-7" strokeWidth={1.75} />
			</span>
			<p className="wrap-anywhere line-clamp-3 font-semibold text-lg">
				{t.rich(`${key}.title`, { name: () => <bdi>{name}</bdi> })}
			</p>
			<p className="mt-1 text-ink-soft">{t(`${key}.lead`)}</p>
			{kind === "temporary" && awake && <ShareLink />}
		</div>
	);
}
