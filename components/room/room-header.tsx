import { ChevronLeft, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePresence } from "../presence/use-presence";
import { useChat } from "../shell/chat-context";
import { useFrame, useFrameStore } from "../shell/frame";
import { late } from "../ui/late";
import { Expiry } from "./expiry";
import { useRoom } from "./room-context";
import { RoomSign } from "./room-sign";

/** It opens nothing before the page is awake; its place is kept. */
const RoomMenu = late(
	async () => ({ default: (await import("./room-menu")).RoomMenu }),
	() => <span aria-hidden="true" className="size-9 shrink-0 pointer-coarse:size-11" />,
);

export function RoomHeader() {
	return (
		<header className="col-span-full flex min-h-13 items-center gap-2 border-line border-b pt-[env(safe-area-inset-top)] pr-2 pl-2 md:pr-3 md:pl-5">
			<BackToRooms />
			<RoomTitle />
			<Expiry as="badge" />
			<PeopleButton />
			<RoomMenu />
		</header>
	);
}

/** On a phone the way to the other rooms, with what waits there. */
function BackToRooms() {
	const t = useTranslations("room");
	const here = useRoom(({ state }) => state.room.room_id);
	const unread = useChat(({ rooms }) =>
		rooms.reduce((sum, room) => sum + (room.room_id === here ? 0 : room.unread), 0),
	);
	return (
		<Link
			href="/rooms"
			prefetch
			aria-label={t("back", { count: unread })}
			className="relative inline-flex size-11 shrink-0 items-center justify-center rounded-lg text-ink-soft md:hidden"
		>
			<ChevronLeft aria-hidden="true" className="size-6" />
			{unread > 0 && (
				<span
					aria-hidden="true"
					className="absolute top-1 right-0 inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-full bg-accent px-1 font-semibold text-[0.6875rem] text-on-accent tabular-nums"
				>
					{unread > 99 ? "99+" : unread}
				</span>
			)}
		</Link>
	);
}

function RoomTitle() {
	const room = useRoom(({ state }) => state.room);
	return (
		<div className="flex min-w-0 flex-1 items-center gap-3">
			<h1 className="flex min-w-0 items-center gap-1.5 font-semibold text-lg tracking-tight">
				<RoomSign kind={room.kind} className="size-[1.125rem] shrink-0 text-ink-faint" />
				<bdi className="truncate">{room.name}</bdi>
			</h1>
			{room.topic && (
				<p
					dir="auto"
					title={room.topic}
					className="hidden min-w-0 flex-1 truncate border-line border-l pl-3 text-ink-faint text-sm md:block"
				>
					{room.topic}
				</p>
			)}
		</div>
	);
}

function PeopleButton() {
	const t = useTranslations("room");
	const frame = useFrameStore();
	const open = useFrame(({ panel }) => panel);
	const me = useChat((view) => view.me);
	const { online } = usePresence(me);
	return (
		<button
			type="button"
			aria-expanded={open}
			aria-controls="people"
			aria-label={t("people", { count: online })}
			title={t("people", { count: online })}
			onClick={() => frame.togglePanel()}
			className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg px-2.5 text-ink-soft text-sm tabular-nums transition-colors hover:bg-pressed hover:text-ink aria-expanded:bg-pressed aria-expanded:text-ink pointer-coarse:h-11"
		>
			<Users aria-hidden="true" className="size-[1.125rem]" />
			{online}
		</button>
	);
}
