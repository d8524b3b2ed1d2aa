import { Fragment, useMemo } from "react";
import { findMentions, mentionsName } from "../../lib/client/mentions";
import type { RoomState } from "../../lib/client/room-state";
import type { Message } from "../../lib/messages/schema";
import { useRoom } from "../room/room-context";
import { useChat } from "../shell/chat-context";

/** Text in which people may be named; names of members may hold spaces. */
export function MentionText({ text }: { text: string }) {
	const names = useMemberNames();
	const me = useChat((view) => view.me.username).toLowerCase();
	let done = 0;
	const pieces = findMentions(text, names).map(({ name, start, end }) => {
		const before = text.slice(done, start);
		done = end;
		const look = name.toLowerCase() === me ? "bg-accent text-on-accent" : "bg-accent-wash text-accent-strong";
		return (
			<Fragment key={start}>
				{before}
				<bdi data-mention className={`rounded px-0.5 font-medium ${look}`}>
					{text.slice(start, end)}
				</bdi>
			</Fragment>
		);
	});
	return (
		<>
			{pieces}
			{text.slice(done)}
		</>
	);
}

/** Whether somebody else's message names me. */
export function useNamesMe({ message, user_id, deleted }: Message): boolean {
	const names = useMemberNames();
	const me = useChat((view) => view.me);
	return useMemo(
		() => !deleted && user_id !== me.user_id && message.includes("@") && mentionsName(message, me.username, names),
		[message, user_id, deleted, names, me],
	);
}

const cache = new WeakMap<RoomState["members"], readonly string[]>();

/** The names of the room's members, the same list until they change. */
function useMemberNames(): readonly string[] {
	const members = useRoom(({ state }) => state.members);
	const known = cache.get(members);
	if (known) return known;
	const names = members.map(({ user }) => user);
	cache.set(members, names);
	return names;
}
