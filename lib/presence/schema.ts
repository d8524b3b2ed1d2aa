/** Who is here, who types, who has read how far: leases and their timings, in milliseconds; isomorphic. */

/** Typing is sent on at most this often by a client, and passed on at most this often per person. */
export const typingInterval = 2_000;
/** Typing that was not renewed is forgotten after this. */
export const typingLease = 6_000;
/** A poll keeps its caller online for this long; a stream for as long as its server's own lease. */
export const presenceLease = 45_000;
export const presenceRenewal = 15_000;
/** How long somebody whose last stream closed still counts as here, so that a reload does not flicker. */
export const departureGrace = 3_000;
/** Signals of one sort are passed on at most this often in a room, however many people cause them. */
export const signalInterval = 1_000;
/** A presence event names at most this many people; `online` counts all. */
export const presenceNames = 200;
/** Rooms of more members than this send no read signals. */
export const receiptsMembers = 100;
