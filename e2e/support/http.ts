/** The HTTP contract as a stranger's script would speak it; shares nothing with `lib/client`. */
import type { CreatedSession, User } from "../../lib/accounts/schema";
import { EventStream } from "./stream";

export interface Answer<Body = unknown> {
	status: number;
	headers: Headers;
	/** Parsed where the answer is JSON, text where it is not, undefined where it is empty. */
	body: Body;
}

export interface CallOptions {
	headers?: Record<string, string>;
	/** Sent as it is, in place of a JSON body. */
	raw?: string | Uint8Array<ArrayBuffer>;
	signal?: AbortSignal;
}

export interface Session {
	url: string;
	/** The token. */
	id: string;
	user: User;
	call<Body = unknown>(method: string, path: string, body?: unknown, init?: CallOptions): Promise<Answer<Body>>;
	/** Opens a stream; `after` is a cursor, sent as `?after=`, `lastEventId` goes into the header. */
	stream(path: string, options?: StreamOptions): EventStream;
}

export interface StreamOptions {
	after?: string | undefined;
	lastEventId?: string | undefined;
	headers?: Record<string, string>;
}

const callLimit = 60_000;

/** One call without a session; `body` is sent as JSON. */
export async function call<Body = unknown>(
	url: string,
	method: string,
	path: string,
	body?: unknown,
	init: CallOptions = {},
): Promise<Answer<Body>> {
	const sent = init.raw ?? (body === undefined ? undefined : JSON.stringify(body));
	const headers = { ...(sent === undefined ? {} : { "content-type": "application/json" }), ...init.headers };
	const signal = init.signal ?? AbortSignal.timeout(callLimit);
	const answer = await fetch(url + path, {
		method,
		headers,
		signal,
		redirect: "manual",
		...(sent !== undefined && { body: sent }),
	});
	return { status: answer.status, headers: answer.headers, body: (await readBody(answer)) as Body };
}

async function readBody(answer: Response): Promise<unknown> {
	const text = await answer.text();
	if (text === "") return undefined;
	return /[/+]json\b/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : text;
}

/** A new guest; the server makes a name up where none is given. */
export async function newSession(url: string, username?: string): Promise<Session> {
	const answer = await call<CreatedSession>(url, "POST", "/api/sessions", username === undefined ? {} : { username });
	if (answer.status !== 201) throw new Error(`no session: ${answer.status} ${JSON.stringify(answer.body)}`);
	return sessionOf(url, answer.body.session_id, answer.body.user);
}

/** A session from a token that exists already. */
export function sessionOf(url: string, id: string, user: User): Session {
	const authorization = `Bearer ${id}`;
	return {
		url,
		id,
		user,
		call: (method, path, body, init = {}) =>
			call(url, method, path, body, { ...init, headers: { authorization, ...init.headers } }),
		stream: (path, options = {}) =>
			openStream(url, path, { ...options, headers: { authorization, ...options.headers } }),
	};
}

/** A stream without a session, unless `headers` or `path` bring one. */
export function openStream(url: string, path: string, options: StreamOptions = {}): EventStream {
	const target = new URL(path, url);
	if (options.after !== undefined) target.searchParams.set("after", options.after);
	const resume = options.lastEventId === undefined ? {} : { "last-event-id": options.lastEventId };
	return new EventStream(target.href, { ...resume, ...options.headers });
}
