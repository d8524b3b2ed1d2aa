import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRoom, useRoomStore } from "../room/room-context";
import { RoomSign } from "../room/room-sign";
import { Button } from "../ui/button";

/** What stands before the first message: the room's beginning, or that older messages are on their way. */
export function OlderMessages() {
	const older = useRoom((view) => view.older);
	const hasOlder = useRoom(({ excerpt, state }) => (excerpt ? excerpt.has_older : state.has_more));
	if (!hasOlder) return <Beginning />;
	return older === "failed" ? <Failed side="older" /> : <Loading side="older" />;
}

/** What stands after the last message of a stretch that does not reach the present. */
export function NewerMessages() {
	const newer = useRoom((view) => view.newer);
	return newer === "failed" ? <Failed side="newer" /> : <Loading side="newer" />;
}

function Loading({ side }: { side: "older" | "newer" }) {
	const t = useTranslations("message.log");
	return (
		<Edge side={side}>
			<LoaderCircle role="img" aria-label={t(`${side}.loading`)} className="size-4 animate-spin" />
		</Edge>
	);
}

function Failed({ side }: { side: "older" | "newer" }) {
	const t = useTranslations("message.log");
	const store = useRoomStore();
	const load = side === "older" ? store.loadOlder : store.loadNewer;
	return (
		<Edge side={side}>
			<span role="alert">{t(`${side}.failed`)}</span>
			<Button look="outline" size="small" onClick={() => load()}>
				{t("retry")}
			</Button>
		</Edge>
	);
}

function Edge({ side, children }: { side: "older" | "newer"; children: ReactNode }) {
	const place = side === "older" ? "h-full items-end pb-4" : "h-full items-center";
	return <div className={`flex justify-center gap-3 px-4 text-ink-faint text-sm ${place}`}>{children}</div>;
}

function Beginning() {
	const t = useTranslations("message.log");
	const { name, kind } = useRoom(({ state }) => state.room);
	return (
		<div className="flex h-full flex-col justify-end px-4 pb-2 lg:px-5">
			<span className="mb-2 inline-flex size-10 items-center justify-center rounded-full bg-accent-wash text-accent">
				<RoomSign kind={kind} className="size-5" />
			</span>
			<p className="truncate font-semibold text-lg">
				<bdi>{name}</bdi>
			</p>
			<p className="truncate text-ink-faint text-sm">
				{t.rich(kind === "pair" ? "pair.title" : "beginning", { name: () => <bdi>{name}</bdi> })}
			</p>
		</div>
	);
}
