import type { CommandName } from "../../lib/client/slash";

/** One thing that could stand where the caret is. */
export type Suggestion = {
	/** Tells it from the others of its list. */
	key: string;
	/** What is written when it is taken. */
	piece: string;
} & (
	| { kind: "command"; name: CommandName }
	| { kind: "emoji"; emoji: string; name: string }
	| { kind: "person"; user_id: string; user: string; online: boolean }
);

/** The id of a suggestion's element, for the field's `aria-activedescendant`. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;
