/** A pairing with what its room has said since a cursor; asked to wait, until something has changed. */
import { openStore } from "../../db";
import type { Actor } from "../accounts/access";
import { parseCursor, roomCursor, roomKey } from "../events/cursor";
import type { PollAnswer } from "../events/schema";
import { readPairing } from "../pairing/read";
import type { Pairing, PairingState } from "../pairing/schema";
import { hearStranger, whileHeard } from "../pairing/write";
import { reader } from "../rooms/access";
import { PairingNews } from "./pairing-news";
import { pollRoom } from "./poll";
import type { Question } from "./poll-memory";

/** The pairing as it is, with all that its room has said since `after`. */
export async function describePairing(actor: Actor, after: string | null): Promise<Pairing> {
	const state = await readPairing(actor);
	return { ...state, ...(await readTalk(actor, state, { after, wait: 0 }, neverGone)) };
}

const neverGone = () => new AbortController().signal;

/** The pairing's JSON. It keeps the caller among the strangers. */
export async function pollPairing(actor: Actor, question: Question, gone: () => AbortSignal): Promise<string> {
	await hearStranger(actor);
	if (question.wait <= 0) return JSON.stringify(await describePairing(actor, question.after));
	const unheard = whileHeard(actor);
	const news = new PairingNews(actor, gone());
	try {
		return JSON.stringify(await waitFor(actor, question, news));
	} finally {
		news.stop();
		unheard();
	}
}

/** The news are listened to before the look, so that nothing happens between the look and the wait. */
async function waitFor(actor: Actor, question: Question, news: PairingNews): Promise<Pairing> {
	const before = await readPairing(actor);
	news.compareWith(before);
	const talk = await readTalk(actor, before, question, () => news.signal);
	if (talk.cursor === null) await news.wait(question.wait);
	const state = await readPairing(actor);
	const same = state.room_id === before.room_id && talk.cursor !== null;
	// The news may come sooner than the event that belongs to it.
	if (same && (talk.events.length > 0 || !news.signal.aborted)) return { ...state, ...talk };
	return { ...state, ...(await readTalk(actor, state, { after: question.after, wait: 0 }, neverGone)) };
}

type Talk = Pick<Pairing, "events" | "cursor" | "partner_typing">;
const silence: Talk = { events: [], cursor: null, partner_typing: false };

/** What the pair's room has said since `after`, from its beginning where that is of no use here. */
async function readTalk(
	actor: Actor,
	{ room_id }: PairingState,
	{ after, wait }: Question,
	gone: () => AbortSignal,
): Promise<Talk> {
	if (room_id === null) return silence;
	const proof = await reader({ actor, params: { room_id } }).catch(whereOver);
	if (!proof) return silence;
	const from = await cursorIn(room_id, after);
	const { events, cursor, typing } = JSON.parse(await pollRoom(proof, { after: from, wait }, gone)) as PollAnswer;
	return { events, cursor, partner_typing: typing.some(({ user_id }) => user_id !== actor.user_id) };
}

/** A cursor of an earlier pair's room says nothing of this one. */
async function cursorIn(roomId: string, after: string | null): Promise<string> {
	if (after !== null && parseCursor(after)?.positions.has(roomKey(roomId))) return after;
	return roomCursor((await openStore()).epoch, roomId, 0);
}

/** The room was cleared away since it was looked at, or the caller has just left it. */
function whereOver(error: unknown): null {
	if (error instanceof Error && "code" in error && error.code === "room_not_found") return null;
	throw error;
}
