/** What happened in a room between two views of it, as sentences and messages in order. Pure. */
import type { RoomPerson, RoomState } from "../client/room-state";
import type { Message } from "../messages/schema";

export type Change =
	| { kind: "message"; message: Message }
	/** `message` is as it is now, where the sentence is about one. */
	| { kind: "event"; sentence: string; message?: Message }
	/** Messages are missing before what follows. */
	| { kind: "gap" };

export function findChanges(before: RoomState, after: RoomState): Change[] {
	return [...findPeople(before.members, after.members), ...findFacts(before, after), ...findMessages(before, after)];
}

function findMessages(before: RoomState, after: RoomState): Change[] {
	if (before.messages === after.messages) return [];
	const [oldest, newest] = [before.messages[0]?.seq ?? 0, before.messages.at(-1)?.seq ?? 0];
	const known = new Map(before.messages.map((message) => [message.id, message]));
	const changed = after.messages.flatMap((message) => {
		const old = known.get(message.id);
		return old && old !== message ? findAmendments(old, message) : [];
	});
	// Not those of a page of history; the answer to a post may overtake an older message of somebody else.
	const fresh = after.messages.filter((message) => message.seq > oldest && !known.has(message.id));
	const missed = after.has_more && newest > 0 && !after.messages.some(({ seq }) => seq <= newest);
	const gap: Change[] = missed ? [{ kind: "gap" }] : [];
	return [...changed, ...gap, ...fresh.map((message): Change => ({ kind: "message", message }))];
}

function findAmendments(old: Message, message: Message): Change[] {
	const event = (sentence: string): Change => ({ kind: "event", sentence, message });
	if (message.deleted) return old.deleted ? [] : [event(`${message.user} deleted #${message.seq}`)];
	const edited = old.message === message.message ? [] : [event(`${message.user} edited #${message.seq}:`)];
	const [then, now] = [tally(old), tally(message)];
	return then === now ? edited : [...edited, event(`#${message.seq} has ${now || "no reactions"}:`)];
}

const tally = ({ reactions }: Message) => reactions.map(({ emoji, count }) => `${emoji} ${count}`).join("  ");

function findPeople(before: readonly RoomPerson[], after: readonly RoomPerson[]): Change[] {
	if (before === after) return [];
	const event = (sentence: string): Change => ({ kind: "event", sentence });
	const [then, now] = [before, after].map((people) => new Map(people.map(({ user_id, user }) => [user_id, user])));
	const came = after.flatMap(({ user_id, user }) => {
		const old = then?.get(user_id);
		if (old === user) return [];
		return [event(old === undefined ? `${user} has joined` : `${old} is now ${user}`)];
	});
	return [...came, ...before.filter(({ user_id }) => !now?.has(user_id)).map(({ user }) => event(`${user} has left`))];
}

function findFacts({ room: before, closed }: RoomState, { room: after, closed: ended }: RoomState): Change[] {
	const event = (sentence: string): Change => ({ kind: "event", sentence });
	const name = before.name === after.name ? [] : [event(`the room is now called ${after.name}`)];
	const topic = before.topic === after.topic ? [] : [event(`the topic is now: ${after.topic || "none"}`)];
	return [...name, ...topic, ...(ended && !closed ? [event(`the room is closed (${ended})`)] : [])];
}
