/** Timings and sizes of streams and polls, for both ends of the line. */

/** Seconds that a long poll may wait, and events that one poll returns. */
export const pollWaitLimit = 25;
export const pollEvents = 300;

/** A comment is sent on a quiet stream this often; a client gives a stream up after `silenceLimit` (milliseconds). */
export const heartbeatInterval = 15_000;
export const silenceLimit = 40_000;
/** Every open reader's position is compared with the head of its log at least this often (milliseconds). */
export const headCheckInterval = 10_000;
/** A stream lives for a random time between these (milliseconds), then its client resumes. */
export const streamLife = { min: 5 * 60_000, max: 10 * 60_000 } as const;
/** Bytes that may wait for a slow reader before it is cut. */
export const backlogLimit = 1024 * 1024;
/** Streams that one session may hold open in one server process. */
export const streamsPerSession = 64;
/** A lasting room keeps its events for at least this long (milliseconds) and at least this many of them. */
export const resumeKeeps = { milliseconds: 24 * 60 * 60_000, events: 10_000 } as const;
/** First reconnect within these (milliseconds), then doubling up to the cap, with full jitter. */
export const reconnectDelay = { min: 500, max: 1_500, cap: 30_000 } as const;

/** Bytes of one message that a client may send over a WebSocket, as of a body, and pieces that it may come in. */
export const frameLimits = { bytes: 64 * 1024, fragments: 1_024, packets: 8_192 } as const;
/** Frames of one client that may wait their turn before it is no longer read from, and how few let it be read again. */
export const framesWaiting = { most: 64, again: 16 } as const;
/** Milliseconds that a client has to answer the end of a WebSocket. */
export const closeLimit = 2_000;

/**
 * How a WebSocket ends (RFC 6455, section 7.4). After a code from 4400 on a client does not come back by itself; after any
 * other, and after a broken line, it does, with its cursor.
 */
export const socketClose = {
	stopping: 1001,
	binary: 1003,
	broke: 1011,
	session_ended: 4401,
	removed: 4403,
	deleted: 4404,
	expired: 4410,
	flooding: 4429,
} as const;
