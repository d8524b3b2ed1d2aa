/** What may be meant by what is begun, the likeliest first. Pure; loaded lazily. */
import type { RoomState } from "../../lib/client/room-state";
import { type CommandName, commandNames } from "../../lib/client/slash";
import { listRecentEmoji } from "../message/recent-emoji";
import { matchEmoji, type NamedEmoji } from "./emoji-match";
import { type Candidate, matchPeople } from "./people-match";
import type { Suggestion } from "./suggestion";

export function suggestEmoji(all: readonly NamedEmoji[], query: string): Suggestion[] {
	const matches = matchEmoji(all, query, listRecentEmoji(12));
	return matches.map(({ emoji, name }) => ({ kind: "emoji", key: emoji, piece: emoji, emoji, name }));
}

export function suggestPeople(people: readonly Candidate[], query: string): Suggestion[] {
	return matchPeople(people, query).map(({ user_id, user, online }) => ({
		kind: "person",
		key: user_id,
		piece: `@${user}`,
		user_id,
		user,
		online,
	}));
}

export function suggestCommands({ room, me }: RoomState, isAdmin: boolean, query: string): Suggestion[] {
	const owner = isAdmin || room.owner_id === me;
	const others: readonly CommandName[] = room.kind === "pair" ? ["topic", "leave"] : owner ? [] : ["topic"];
	const names = commandNames.filter((name) => name.startsWith(query.toLowerCase()) && !others.includes(name));
	return names.map((name) => ({ kind: "command", key: name, piece: `/${name}`, name }));
}
