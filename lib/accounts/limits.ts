/** How long names, passwords and sessions are; for both ends of the line. */

export const usernameLimit = 32;
export const passwordLimit = 200;

/** How long a session lasts unless it is ended: 30 days, in seconds. */
export const sessionSeconds = 30 * 24 * 60 * 60;
/** A session that ended, wherever that was, is dead everywhere within this, its open streams too (milliseconds). */
export const revocationLimit = 5_000;
