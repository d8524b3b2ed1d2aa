/** What people can do in a room that its log tells of, drawn at random and done over HTTP. */
import fc from "fast-check";
import type { Session } from "../../support/http";
import { expectStatus, joinRoom, leaveRoom, postMessage } from "../../support/talk";

const verbs = ["post", "edit", "delete", "react", "unreact", "join", "leave", "become", "rename", "topic"] as const;

export interface Deed {
	verb: (typeof verbs)[number];
	/** Who, of the stage's people; the first one owns the room and never leaves. */
	who: number;
	/** Which of the stage's messages. */
	what: number;
	text: string;
	emoji: string;
}

export interface Stage {
	roomId: string;
	people: readonly Session[];
	messages: { id: string; author: Session; deleted: boolean }[];
	inside: Set<Session>;
}

const text = fc
	.string({ unit: "grapheme", minLength: 1, maxLength: 20 })
	.map((value) => `${value.replaceAll("\0", "")}.`);

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
	verb: fc.oneof(
		{ weight: 3, arbitrary: fc.constant("post" as const) },
		{ weight: 8, arbitrary: fc.constantFrom(...verbs) },
	),
	who: fc.nat(2),
	what: fc.nat(20),
	text,
	emoji: fc.constantFrom("👍", "❤️", "👩🏽‍🚀", "🇨🇭", "#️⃣"),
});

/** A history in which each verb is done at least once, so that no event type is left to chance. */
export const everyDeed: Deed[] = ["post" as const, "post" as const, ...verbs, "react" as const, "join" as const].map(
	(verb, what) => ({
		verb,
		who: verb === "leave" || verb === "join" ? 1 : 0,
		what,
		text: `${verb} ${what}`,
		emoji: "👍",
	}),
);

/** Does the deed where it is possible at this point of the history; where not, nothing happens. */
export async function actIn(stage: Stage, deed: Deed): Promise<void> {
	const who = stage.people[deed.who % stage.people.length];
	if (!who) throw new Error("an empty stage");
	if (deed.verb === "join") return enter(stage, who);
	if (deed.verb === "become") return become(who);
	if (!stage.inside.has(who)) return;
	if (deed.verb === "leave") return leave(stage, who);
	if (deed.verb === "post") return speak(stage, who, deed.text);
	if (deed.verb === "rename" || deed.verb === "topic") return redecorate(stage, deed);
	return touchMessage(stage, who, deed);
}

async function enter(stage: Stage, who: Session): Promise<void> {
	await joinRoom(who, stage.roomId);
	stage.inside.add(who);
}

let names = 0;

/** Takes another name; who is not in the room may do that too. */
async function become(who: Session): Promise<void> {
	const username = `somebody ${++names}`;
	expectStatus(await who.call("PATCH", "/api/users/me", { username }), 200);
}

async function leave(stage: Stage, who: Session): Promise<void> {
	if (who === stage.people[0]) return;
	await leaveRoom(who, stage.roomId);
	stage.inside.delete(who);
}

async function speak(stage: Stage, author: Session, words: string): Promise<void> {
	const { id } = await postMessage(author, stage.roomId, words);
	stage.messages.push({ id, author, deleted: false });
}

async function redecorate({ people, roomId }: Stage, deed: Deed): Promise<void> {
	const words = `${deed.verb} ${deed.what}`;
	const change = deed.verb === "rename" ? { name: words } : { topic: words };
	expectStatus(await (people[0] as Session).call("PATCH", `/api/rooms/${roomId}`, change), 200);
}

async function touchMessage(stage: Stage, who: Session, { verb, what, text: words, emoji }: Deed): Promise<void> {
	const message = stage.messages[what % (stage.messages.length || 1)];
	if (!message || message.deleted) return;
	const path = `/api/rooms/${stage.roomId}/messages/${message.id}`;
	const reaction = `${path}/reactions/${encodeURIComponent(emoji)}`;
	if (verb === "react") expectStatus(await who.call("PUT", reaction), 200);
	else if (verb === "unreact") expectStatus(await who.call("DELETE", reaction), 200);
	else if (!stage.inside.has(message.author)) return;
	else if (verb === "edit") expectStatus(await message.author.call("PATCH", path, { message: words }), 200);
	else {
		expectStatus(await message.author.call("DELETE", path), 200);
		message.deleted = true;
	}
}
