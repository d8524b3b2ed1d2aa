import { Hash, Hourglass, Lock, Users } from "lucide-react";
import type { RoomKind } from "../../lib/rooms/schema";
import { LogOutButton } from "../account/log-out-button";
import { usePresence } from "../presence/use-presence";
import { Avatar } from "../ui/avatar";
import { type Me, useRoom } from "./room-context";

const signs: Record<RoomKind, { icon: typeof Hash; means: string }> = {
	public: { icon: Hash, means: "Public room" },
	private: { icon: Lock, means: "Private room" },
	pair: { icon: Lock, means: "Conversation of two" },
	temporary: { icon: Hourglass, means: "Temporary room" },
};

interface RoomHeaderProps {
	me: Me;
	showsPeople: boolean;
	onTogglePeople(): void;
}

export function RoomHeader({ me, showsPeople, onTogglePeople }: RoomHeaderProps) {
	return (
		<header className="col-span-full flex min-h-13 items-center gap-2 border-line border-b pt-[env(safe-area-inset-top)] pr-2 pl-4 lg:pr-3 lg:pl-5">
			<RoomTitle />
			<PeopleButton me={me} open={showsPeople} onToggle={onTogglePeople} />
			<span className="ml-1 hidden min-w-0 max-w-48 items-center gap-2 text-ink-soft text-sm sm:flex">
				<Avatar id={me.user_id} name={me.username} size="small" />
				<bdi className="truncate">{me.username}</bdi>
			</span>
			<LogOutButton userId={me.user_id} />
		</header>
	);
}

function RoomTitle() {
	const room = useRoom(({ state }) => state.room);
	const { icon: Icon, means } = signs[room.kind];
	return (
		<div className="flex min-w-0 flex-1 items-center gap-3">
			<h1 className="flex min-w-0 items-center gap-1.5 font-semibold text-lg tracking-tight">
				<Icon role="img" aria-label={means} className="size-[1.125rem] shrink-0 text-ink-faint" />
				<bdi className="truncate">{room.name}</bdi>
			</h1>
			{room.topic && (
				<p dir="auto" className="hidden min-w-0 truncate border-line border-l pl-3 text-ink-faint text-sm md:block">
					{room.topic}
				</p>
			)}
		</div>
	);
}

/** On a wide screen the people are always in view. */
function PeopleButton({ me, open, onToggle }: { me: Me; open: boolean; onToggle(): void }) {
	const { online } = usePresence(me);
	return (
		<button
			type="button"
			aria-expanded={open}
			aria-controls="people"
			aria-label={`${online} online. Show who is here`}
			onClick={onToggle}
			className="inline-flex h-9 items-center gap-1.5 rounded-lg px-2.5 text-ink-soft text-sm tabular-nums transition-colors hover:bg-pressed hover:text-ink aria-expanded:bg-pressed lg:hidden pointer-coarse:h-11"
		>
			<Users aria-hidden="true" className="size-[1.125rem]" />
			{online}
		</button>
	);
}
