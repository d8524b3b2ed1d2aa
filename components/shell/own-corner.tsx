import { LogOutButton } from "../account/log-out-button";
import { Avatar } from "../ui/avatar";
import { useChat } from "./chat-context";

/** Oneself, at the foot of the list: where the thumb is on a phone. */
export function OwnCorner() {
	const me = useChat((view) => view.me);
	return (
		<div className="flex h-14 shrink-0 items-center gap-2.5 border-line border-t pr-2 pl-3 [height:calc(3.5rem+env(safe-area-inset-bottom))] pb-[env(safe-area-inset-bottom)]">
			<Avatar id={me.user_id} name={me.username} />
			<bdi className="min-w-0 flex-1 truncate font-medium text-sm">{me.username}</bdi>
			<LogOutButton userId={me.user_id} />
		</div>
	);
}
