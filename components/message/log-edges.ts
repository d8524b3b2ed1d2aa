/** Pixels for what stands before the first message; the same for all that may stand there, so that none of it moves a row. */
export const headHeight = 152;
/** Pixels after the last message, at the live end and where newer ones are to come. */
export const tailHeight = { live: 12, excerpt: 64 } as const;
