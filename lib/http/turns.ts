/**
 * Requests that come down one connection without waiting for answers are run one after the other (RFC 9112, section
 * 9.3.2): what one client sends arrives in the order sent. Other requests pay no more than a look.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Requests that may wait on a connection before it is no longer read from, and how few let it be read again. */
const patience = { most: 256, again: 128 } as const;

/** The newest answer of each connection that has not ended. */
const newest = new WeakMap<Socket, ServerResponse>();
const waiting = new WeakMap<Socket, number>();

/** Calls `run` once every earlier answer on the connection has ended; not at all where it broke meanwhile. */
export function takeTurn({ socket }: IncomingMessage, response: ServerResponse, run: () => void): void {
	const before = newest.get(socket);
	newest.set(socket, response);
	if (!before) {
		run();
		return;
	}
	count(socket, 1);
	before.once("close", () => {
		count(socket, -1);
		// Node tells the end of a connection to the one answer that has it, and not to those behind.
		if (socket.destroyed) response.emit("close");
		else run();
	});
}

/** Whether an answer on the connection has not ended. */
export function hasTurn(socket: Socket): boolean {
	return newest.has(socket);
}

/** The answer has ended, in whatever way. */
export function endTurn(response: ServerResponse): void {
	const { socket } = response.req;
	if (newest.get(socket) === response) newest.delete(socket);
}

function count(socket: Socket, change: 1 | -1): void {
	const now = (waiting.get(socket) ?? 0) + change;
	waiting.set(socket, now);
	// Node resumes the socket after each message that it has parsed, so it is held once those at hand are through.
	if (change === 1 && now >= patience.most) setImmediate(hold, socket);
	if (change === -1 && now === patience.again) socket.resume();
}

function hold(socket: Socket): void {
	if ((waiting.get(socket) ?? 0) > patience.again) socket.pause();
}
