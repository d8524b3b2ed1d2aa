/** What two who do not know each other may write each other; pure. Each refusal says why, and when it ends. */
import { Problem } from "../errors";
import { flood, linksWhileUnknown, repeats, unknownMessages } from "./limits";

/** A message as far as it counts here. */
export interface Said {
	readonly user_id: string;
	/** Empty once deleted. */
	readonly text: string;
	readonly created_at: number;
}

/** As many of a pair's newest messages as `findFault` needs to see. */
export const saidToKnow = 20;

interface Draft {
	user_id: string;
	text: string;
	now: number;
}

/** Why `draft` may not be posted now; null where it may. `room` are the pair's newest messages, the oldest first. */
export function findFault(room: readonly Said[], draft: Draft): Problem | null {
	const own = room.filter(({ user_id }) => user_id === draft.user_id);
	return findFlood(own, draft) ?? findRepetition(own, draft) ?? findLinks(own, room.length, draft);
}

function findFlood(own: readonly Said[], { now }: Draft): Problem | null {
	const oldest = own.at(-flood.messages);
	if (!oldest || now - oldest.created_at >= flood.within) return null;
	const retryAfter = secondsUntil(oldest.created_at + flood.within, now);
	const detail = `A partner is sent at most ${flood.messages} messages in ${flood.within / 1000} s. Go on in ${retryAfter} s.`;
	return new Problem("rate_limited", detail, { retryAfter });
}

function findRepetition(own: readonly Said[], { text, now }: Draft): Problem | null {
	const said = own.filter((each) => each.text !== "").slice(-repeats.times);
	const [first] = said;
	if (!first || said.length < repeats.times || now - first.created_at >= repeats.within) return null;
	const folded = foldText(text);
	if (said.some((each) => foldText(each.text) !== folded)) return null;
	const retryAfter = secondsUntil(first.created_at + repeats.within, now);
	const detail = `You have just said this ${repeats.times} times. Say something else, or the same in ${retryAfter} s.`;
	return new Problem("message_repeated", detail, { retryAfter });
}

function findLinks(own: readonly Said[], messages: number, { text }: Draft): Problem | null {
	const links = countLinks(text);
	if (messages >= unknownMessages || links === 0) return null;
	const earlier = own.reduce((sum, each) => sum + countLinks(each.text), 0);
	if (earlier + links <= linksWhileUnknown) return null;
	const detail = `Until you two have exchanged ${unknownMessages} messages, each may send ${linksWhileUnknown} links or phone numbers.`;
	return new Problem("links_refused", detail);
}

function secondsUntil(time: number, now: number): number {
	return Math.max(1, Math.ceil((time - now) / 1000));
}

/** A text as it is compared: without case, accents, spaces and signs, so that a dot more makes no other message. */
export function foldText(text: string): string {
	const folded = text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[\u0300-\u036F]|[^\p{L}\p{M}\p{N}\p{S}]/gu, "");
	return folded || text.normalize("NFKC").trim();
}

/** A word that a browser or a messenger would follow, whatever stands before it; all linear in the text's length. */
const link = /[a-z]:\/\/\S|^\W*www\.\S|\.(?:com|net|org|info|xyz|link|site|gg|ly|me|io|ru|cn)(?=$|[/?#:,.!)])/i;
/** Nine digits or more, however they are grouped. */
const phone = /\+?\d(?:[\s()./-]{0,2}\d){8,}/g;

/** Links and phone numbers in `text`. */
export function countLinks(text: string): number {
	const words = text.normalize("NFKC").split(/\s+/);
	const links = words.filter((word) => link.test(word));
	const rest = words.filter((word) => !link.test(word)).join(" ");
	return links.length + (rest.match(phone)?.length ?? 0);
}
