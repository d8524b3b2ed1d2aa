/** Joining the strangers' queue, leaving it or the partner, and what keeps it going. */
import type { Actor } from "../accounts/access";
import type { Location } from "../places/schema";
import type { NewPairing, PairingChange } from "./schema";

/** Joins the queue, or pairs at once. Waiting already: what is waited for is changed. Connected: nothing is. */
export async function joinQueue(_actor: Actor, _wish: NewPairing): Promise<void> {
	throw new Error("Not there yet");
}

/** Leaves the queue or the partner; harmless where there is neither. */
export async function leavePairing(_actor: Actor): Promise<void> {
	throw new Error("Not there yet");
}

export async function changePairing(_actor: Actor, _change: PairingChange): Promise<void> {
	throw new Error("Not there yet");
}

/** Consents to stay in touch, or takes that back as long as the partner has not consented too; 409 without a partner. */
export async function consentToStay(_actor: Actor, _consents: boolean): Promise<void> {
	throw new Error("Not there yet");
}

/** Where the person is, as far as it may be known; harmless for who is not among the strangers. */
export async function noteLocation(_userId: string, _location: Location | null): Promise<void> {
	throw new Error("Not there yet");
}

/** Looks for a partner for who waits, where something has just made one possible, as a block that was lifted. */
export async function seekPartner(_userId: string): Promise<void> {
	throw new Error("Not there yet");
}
