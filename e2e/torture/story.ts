/** What was sent, told message by message: which texts each may ever have shown, and which it may show in the end. */
import { deletedText } from "../../lib/messages/limits";
import type { Act, PostAct, Run } from "./record";

export interface Story {
	post: PostAct;
	/** Every text that the message may have shown at some time. */
	said: ReadonlySet<string>;
	/** The texts that it may show now that everything is answered. */
	ends: ReadonlySet<string>;
}

export interface Stories {
	/** By writer and client_id: how a message in the history is known to be somebody's. */
	find(writer: string, clientId: string | null): Story | undefined;
	all: readonly Story[];
	/** Texts of refused writes, which nobody may ever see. */
	refused: ReadonlySet<string>;
}

export function tellStories({ acts, rooms }: Run): Stories {
	const stories = new Map<string, Story>();
	const ids = new Map<string, string>();
	for (const { messages } of rooms)
		for (const { id, user_id, client_id } of messages) ids.set(keyOf(user_id, client_id), id);
	const changes = Map.groupBy(
		acts.filter((act) => act.act !== "post"),
		({ id }) => id,
	);
	for (const post of acts.filter((act) => act.act === "post")) {
		if (post.outcome === "refused") continue;
		const key = keyOf(post.writer, post.clientId);
		const id = post.answer?.id ?? ids.get(key);
		stories.set(key, { post, ...textsOf(post, changes.get(id ?? "") ?? []) });
	}
	return {
		find: (writer, clientId) => stories.get(keyOf(writer, clientId)),
		all: [...stories.values()],
		refused: new Set(acts.flatMap((act) => (act.outcome === "refused" && act.act !== "delete" ? [act.text] : []))),
	};
}

function textsOf(post: PostAct, changes: readonly Act[]): Pick<Story, "said" | "ends"> {
	const said = new Set([post.text]);
	let ends = new Set([post.text]);
	for (const change of changes) {
		if (change.outcome === "refused") continue;
		const text = change.act === "delete" ? deletedText : change.text;
		said.add(text);
		// An unanswered change may have happened or not; an answered one has, whatever was before it.
		ends = change.outcome === "acknowledged" ? new Set([text]) : new Set([...ends, text]);
	}
	return { said, ends };
}

function keyOf(writer: string, clientId: string | null): string {
	return `${writer} ${clientId}`;
}
