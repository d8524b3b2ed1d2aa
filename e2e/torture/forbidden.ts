/** Writes that must be refused, and whose texts nobody may ever see. */
import { isMember } from "./arena";
import { type Desk, nextText, type Sending, sendEdit, sendPost } from "./desk";
import { persist } from "./persist";

interface Attempt {
	roomId: string;
	send: Sending;
	/** The statuses that are a right answer. */
	refusals: readonly number[];
}

export async function tryForbidden(desk: Desk): Promise<void> {
	const text = `refused ${nextText(desk)}`;
	const clientId = `refused-${desk.index}-${desk.written}`;
	const { roomId, send, refusals } = desk.dice.pick(listAttempts(desk, text, clientId));
	const answer = await persist(desk.arena, send);
	if (!answer || !refusals.includes(answer.status))
		desk.arena.surprises.push(`not refused with ${refusals}, but ${answer?.status}: ${JSON.stringify(answer?.body)}`);
	desk.arena.acts.push({ act: "post", writer: desk.me.user.id, roomId, clientId, text, outcome: "refused" });
}

function listAttempts(desk: Desk, text: string, clientId: string): Attempt[] {
	const { arena, me, index, own } = desk;
	const [open = ""] = arena.rooms;
	const attempts: Attempt[] = [
		{ roomId: open, refusals: [400], send: sendPost(desk, open, text.padEnd(20_000), clientId) },
	];
	// The key of a deleted message is no longer bound to a text: nothing of the text is kept to compare with.
	const mine = own.findLast(({ deleted }) => !deleted);
	if (mine) {
		const { roomId } = mine;
		attempts.push({ roomId, refusals: [409], send: sendPost(desk, roomId, text, mine.clientId) });
	}
	const closed = arena.rooms.find((roomId) => !isMember(arena, roomId, index));
	if (closed) attempts.push({ roomId: closed, refusals: [404], send: sendPost(desk, closed, text, clientId) });
	const foreign = arena.acts.findLast((act) => act.act === "post" && act.answer && act.writer !== me.user.id);
	if (foreign?.act === "post" && foreign.answer && isMember(arena, foreign.roomId, index)) {
		const { roomId, answer } = foreign;
		// 409 where its author has deleted it meanwhile.
		attempts.push({ roomId, refusals: [403, 409], send: sendEdit(desk, roomId, answer?.id ?? "", text) });
	}
	return attempts;
}
