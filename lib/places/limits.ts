/** How much of a place is kept, and how long anybody waits for it; for both ends of the line. */

/** Characters of a city's or region's name; the longest real ones have fewer. */
export const placeNameLimit = 80;

/** Milliseconds that a service may take to say where an address is. */
export const serviceTimeout = 1_000;
/** Bytes of a service's answer. */
export const serviceAnswerLimit = 16 * 1024;

/** Networks whose place is remembered. */
export const rememberedNetworks = 10_000;
/** Milliseconds for which a network's place is remembered, and for which it is that nobody knows it. */
export const rememberedFor = { known: 24 * 3_600_000, unknown: 3_600_000 } as const;

/** Milliseconds between looks at whether the database's file was replaced. */
export const databaseCheckEvery = 10_000;
