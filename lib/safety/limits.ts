/**
 * What keeps strangers safe, in numbers: what is refused between two who do not know each other, and what the server
 * keeps for how long. For both ends of the line; the page's notice says these very numbers.
 */
/** Of the notice on age and conduct; whoever accepted another is asked again. */
export const conductVersion = 1;
/** Years that one has to have. */
export const conductAge = 18;

/** Why one may report somebody; a moderator's queue can be sorted by it. */
export const reportReasons = ["harassment", "sexual", "minor", "hate", "threat", "spam", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];
/** Characters of what the reporter adds in words. */
export const reportNoteLimit = 1_000;
/** The newest messages that a report takes along, and how many it holds after having been made again. */
export const evidence = { messages: 50, atMost: 100 } as const;

/** For how long what is kept; nothing else of a pair is. Milliseconds, null for as long as both people are here. */
export const kept = {
	/** A pair's messages, after one of the two has left. */
	messages: 10 * 60_000,
	/** A report with its copy of the messages. */
	reports: 30 * 24 * 3_600_000,
	/** Who blocked whom. */
	blocks: null,
	/** An address: it is looked up where both show their place, and not kept. */
	addresses: 0,
} as const;

/** Messages that one may post in a pair within so many milliseconds. */
export const flood = { messages: 5, within: 5_000 } as const;
/** How often in a row one may say the same within so many milliseconds. */
export const repeats = { times: 2, within: 60_000 } as const;

/** Two are unknown to each other until their room has had this many messages of either. */
export const unknownMessages = 10;
/** Links and phone numbers that one may post while one is unknown. */
export const linksWhileUnknown = 2;

/** Whether a pair's room that has had `messages` shows links as links; before that they are plain text. */
export function showsLinks(messages: number): boolean {
	return messages >= unknownMessages;
}
