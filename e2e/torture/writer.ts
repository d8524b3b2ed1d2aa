/** One writer of a run: posts, edits, deletes, and tries what must be refused, one after the other, through every outage. */
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "../support/http";
import { type Arena, isMember } from "./arena";
import { type Desk, nextText, type Own, type Sending, type Sent, sendDelete, sendEdit } from "./desk";
import { makeDice } from "./dice";
import { sendPostEitherWay } from "./either-way";
import { tryForbidden } from "./forbidden";
import { persist } from "./persist";
import type { Outcome } from "./record";

/** Writes until `stop`; what was sent and answered stands in `arena.acts`. */
export async function writeThrough(arena: Arena, index: number, seed: number, stop: AbortSignal): Promise<void> {
	const me = arena.writers[index];
	if (!me) throw new RangeError(`there is no writer ${index}`);
	const desk: Desk = { arena, me, index, dice: makeDice(seed, `writer ${index}`), own: [], written: 0 };
	while (!stop.aborted) {
		await writeOnce(desk);
		await pause(desk.dice.between(0, 20));
	}
}

function writeOnce(desk: Desk): Promise<void> {
	const mine = desk.own.slice(-200).filter(({ deleted }) => !deleted);
	const chance = desk.dice.throw();
	if (chance < 0.1) return tryForbidden(desk);
	if (chance < 0.22 && mine.length > 0) return edit(desk, desk.dice.pick(mine));
	if (chance < 0.28 && mine.length > 0) return remove(desk, desk.dice.pick(mine));
	return post(desk, desk.dice.pick(desk.arena.rooms.filter((roomId) => isMember(desk.arena, roomId, desk.index))));
}

async function post(desk: Desk, roomId: string): Promise<void> {
	const text = nextText(desk);
	const clientId = `torture-${desk.index}-${desk.written}`;
	const answer = await sendOrGiveUp(desk, sendPostEitherWay(desk, roomId, text, clientId));
	const outcome = judge(desk, answer, [200, 201]);
	const act = { act: "post", writer: desk.me.user.id, roomId, clientId, text, outcome } as const;
	if (outcome !== "acknowledged" || !answer) return void desk.arena.acts.push(act);
	const { id, seq } = answer.body;
	desk.arena.acts.push({ ...act, answer: { id, seq } });
	desk.own.push({ id, roomId, clientId, deleted: false });
}

async function edit(desk: Desk, { id, roomId }: Own): Promise<void> {
	const text = nextText(desk);
	const outcome = judge(desk, await sendOrGiveUp(desk, sendEdit(desk, roomId, id, text)), [200]);
	desk.arena.acts.push({ act: "edit", writer: desk.me.user.id, roomId, id, text, outcome });
}

/** A deletion is insisted upon: given up, the next edit of the message might be refused, which would surprise nobody. */
async function remove(desk: Desk, own: Own): Promise<void> {
	const { id, roomId } = own;
	const outcome = judge(desk, await persist(desk.arena, sendDelete(desk, roomId, id)), [200]);
	own.deleted = outcome === "acknowledged";
	desk.arena.acts.push({ act: "delete", writer: desk.me.user.id, roomId, id, outcome });
}

/** Most writers insist; now and then one gives up after a lost answer, as people do, and never learns the outcome. */
function sendOrGiveUp({ arena, dice }: Desk, send: Sending): Promise<Answer<Sent> | null> {
	const patient = !dice.chance(0.15);
	return persist(arena, send, () => patient);
}

function judge({ arena }: Desk, answer: Answer | null, welcome: readonly number[]): Outcome {
	if (!answer) return "unknown";
	if (welcome.includes(answer.status)) return "acknowledged";
	arena.surprises.push(`answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
	return answer.status >= 500 ? "unknown" : "refused";
}
