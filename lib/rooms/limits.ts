/** How long and how many of what a room has; for both ends of the line. */

export const lobbyId = "lobby";
export const roomNameLimit = 80;
export const topicLimit = 250;
export const roomsPerPerson = 500;

/** `unread` counts among this many of a room's newest messages: for somebody further behind it stands for more. */
export const unreadWindow = 1_000;

/** Seconds of inactivity after which a temporary room is deleted. */
export const ttl = { min: 60, max: 604_800, default: 1_800 } as const;

/** Seconds before its end from which a temporary room warns, and by how many seconds one click keeps it. */
export const lastCall = 300;
export const keepSeconds = 1_800;
