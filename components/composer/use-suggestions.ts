import { useMemo } from "react";
import type { RoomState } from "../../lib/client/room-state";
import { type CommandName, commandNames } from "../../lib/client/slash";
import { listRecentEmoji } from "../message/recent-emoji";
import { useRoomStore } from "../room/room-context";
import { useChat } from "../shell/chat-context";
import { matchEmoji, type NamedEmoji } from "./emoji-match";
import { type Candidate, matchPeople } from "./people-match";
import type { Suggestion } from "./suggestion";
import type { Trigger } from "./trigger";
import { usePeople } from "./use-people";

/** What may be meant at the caret, the likeliest first. */
export function useSuggestions(trigger: Trigger | null, emoji: readonly NamedEmoji[]): readonly Suggestion[] {
	const room = useRoomStore();
	const isAdmin = useChat(({ me }) => me.kind === "admin");
	const { kind, query = "" } = trigger ?? {};
	const people = usePeople(kind === "person");
	return useMemo(() => {
		if (kind === "emoji") return suggestEmoji(emoji, query);
		if (kind === "person") return suggestPeople(people, query);
		return kind === "command" ? suggestCommands(room.getSnapshot().state, isAdmin, query) : [];
	}, [kind, query, emoji, people, room, isAdmin]);
}

function suggestEmoji(all: readonly NamedEmoji[], query: string): Suggestion[] {
	const matches = matchEmoji(all, query, listRecentEmoji(12));
	return matches.map(({ emoji, name }) => ({ kind: "emoji", key: emoji, piece: emoji, emoji, name }));
}

function suggestPeople(people: readonly Candidate[], query: string): Suggestion[] {
	return matchPeople(people, query).map(({ user_id, user, online }) => ({
		kind: "person",
		key: user_id,
		piece: `@${user}`,
		user_id,
		user,
		online,
	}));
}

function suggestCommands({ room, me }: RoomState, isAdmin: boolean, query: string): Suggestion[] {
	const owner = isAdmin || room.owner_id === me;
	const others: readonly CommandName[] = room.kind === "pair" ? ["topic", "leave"] : owner ? [] : ["topic"];
	const names = commandNames.filter((name) => name.startsWith(query.toLowerCase()) && !others.includes(name));
	return names.map((name) => ({ kind: "command", key: name, piece: `/${name}`, name }));
}
