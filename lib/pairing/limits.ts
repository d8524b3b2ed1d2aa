/** Tags, timings and numbers of the strangers' queue; for both ends of the line. Times are milliseconds. */

export const tagsLimit = 10;
export const tagCharacters = 30;

/** Who waits and has not been heard of for this long leaves the queue. */
export const waitingLease = 15_000;
/** A partner who has not been heard of for this long has left. */
export const pairedLease = 30_000;
/** Both have waited this long before a pair without a common tag is made. */
export const widensAfter = 10_000;
/** The queue looks this often for leases that ran out and for whom waiting has made a match. */
export const queueInterval = 1_000;
/** Who asked for it queues again this long after the partner has left. */
export const reconnectsAfter = 3_000;
/** Who only looks on counts as here for this long after their last call. */
export const onlookerLease = 30_000;
/** Who was among the strangers is forgotten after this, and with them who their last partner was. */
export const strangerRemains = 10 * 60_000;
/** How many popular tags are told. */
export const popularTags = 20;

/**
 * A tag as it is compared: NFKC, without case, accents, leading `#`, and white space around it or more than one inside.
 * Marks that are letters of their own script, as in Devanagari, stay.
 */
export function foldTag(raw: string): string {
	return raw
		.normalize("NFKC")
		.normalize("NFD")
		.replace(/[\u0300-\u036F]/g, "")
		.normalize("NFC")
		.toLowerCase()
		.replace(/\s+/gu, " ")
		.replace(/^[# ]+/, "")
		.trim();
}
