import { useMemo } from "react";
import { useRoomStore } from "../room/room-context";
import { useChat } from "../shell/chat-context";
import { lateModule, useLate } from "../ui/late-module";
import type { NamedEmoji } from "./emoji-match";
import type { Suggestion } from "./suggestion";
import type { Trigger } from "./trigger";
import { usePeople } from "./use-people";

const finder = lateModule(() => import("./suggest"));
const none: readonly Suggestion[] = [];

/** What may be meant at the caret, the likeliest first. */
export function useSuggestions(trigger: Trigger | null, emoji: readonly NamedEmoji[]): readonly Suggestion[] {
	const room = useRoomStore();
	const isAdmin = useChat(({ me }) => me.kind === "admin");
	const { kind, query = "" } = trigger ?? {};
	const people = usePeople(kind === "person");
	const found = useLate(finder, true);
	return useMemo(() => {
		if (kind === undefined || !found) return none;
		if (kind === "emoji") return found.suggestEmoji(emoji, query);
		if (kind === "person") return found.suggestPeople(people, query);
		return found.suggestCommands(room.getSnapshot().state, isAdmin, query);
	}, [found, kind, query, emoji, people, room, isAdmin]);
}
