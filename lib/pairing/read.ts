/** What a person sees of the strangers. */
import type { Actor } from "../accounts/access";
import type { PairingState, TagPopularity } from "./schema";

/** The person's pairing now. */
export async function readPairing(_actor: Actor): Promise<PairingState> {
	throw new Error("Not there yet");
}

/** The tags that most people ask for. */
export async function readPopularTags(): Promise<TagPopularity> {
	throw new Error("Not there yet");
}
