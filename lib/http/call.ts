/** A request and its reply, free of any server's own types: each face of `handle` translates to and from these. */
import type { OpenStream } from "../transport/outlet";
import type { OpenSocket } from "../transport/socket-outlet";

export interface Call {
	readonly method: string;
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	header(name: string): string | null;
	/** The body's bytes; refuses one of more than `limit`. */
	read(limit: number): Promise<Uint8Array>;
	/** Aborts when the client is gone. */
	readonly signal: AbortSignal;
	/** The address at the other end of the connection, where the server can tell. */
	readonly peer: string | null;
	readonly secure: boolean;
	/** Whether the connection can go on as a WebSocket. */
	readonly upgradable: boolean;
}

export interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | OpenStream | null;
	/** What the connection goes on as, where the status is 101. */
	readonly socket?: OpenSocket;
}

export const privately = { "cache-control": "private, no-store" } as const;
const jsonHeaders = { "content-type": "application/json; charset=utf-8", ...privately } as const;

/** A JSON answer about a person or a room, which no cache may keep. */
export function reply(status: number, content: unknown, headers: Record<string, string> = {}): Reply {
	return encoded(status, JSON.stringify(content), headers);
}

/** The same of what is JSON already. */
export function encoded(status: number, json: string, headers?: Record<string, string>): Reply {
	return { status, headers: headers ? { ...jsonHeaders, ...headers } : jsonHeaders, body: json };
}

/** 204: done, and nothing to say. */
export function done(headers: Record<string, string> = {}): Reply {
	return { status: 204, headers: { ...privately, ...headers }, body: null };
}

export function streamed(open: OpenStream, headers: Record<string, string>): Reply {
	return { status: 200, headers, body: open };
}

export function upgraded(socket: OpenSocket): Reply {
	return { status: 101, headers: {}, body: null, socket };
}
