/**
 * Parley's HTTP contract as typed calls. Every call resolves to the answer's body and rejects with a `Refusal` (the server
 * said no) or `Unreachable` (nobody answered). The browser proves itself by its cookie; others pass `token`.
 */
import type { CreatedSession, NewSession } from "../accounts/schema";
import type { PollAnswer } from "../events/schema";
import type { History, Message, NewMessage } from "../messages/schema";
import type { Entrance, Room, RoomMember } from "../rooms/schema";
import { Refusal, readRefusal, Unreachable } from "./refusal";

/** Milliseconds after which a call without an answer counts as failed. */
const patience = 20_000;

export interface ApiOptions {
	/** Origin of the server without a trailing slash; empty in a browser. */
	baseUrl?: string;
	/** The session for `Authorization: Bearer`; without it the cookie speaks. */
	token?: () => string | null;
	fetch?: typeof fetch;
}

interface Call {
	method?: "GET" | "POST" | "DELETE";
	body?: object;
	accept?: string;
	signal?: AbortSignal | undefined;
	/** Milliseconds; null waits for ever. */
	patience?: number | null;
	headers?: Record<string, string>;
}

export interface HistoryPage {
	before?: number;
	after?: number;
	limit?: number;
}

export type Api = ReturnType<typeof createApi>;

export function createApi(options: ApiOptions = {}) {
	const call = createCall(options);
	const answer = <T>(path: string, init?: Call): Promise<T> =>
		reach(async () => (await (await call(path, init)).json()) as T);
	const write = async (path: string, method: "POST" | "DELETE"): Promise<void> => {
		await call(path, { method });
	};
	return {
		createSession: (body: NewSession) => answer<CreatedSession>("/api/sessions", { method: "POST", body }),
		endSession: () => write("/api/sessions/current", "DELETE"),
		readRoom: (roomId: string) => answer<Room>(room(roomId)),
		listMembers: (roomId: string) => answer<{ members: RoomMember[] }>(`${room(roomId)}/members`),
		joinRoom: (roomId: string) => answer<Entrance>(`${room(roomId)}/members`, { method: "POST" }),
		readHistory: (roomId: string, page: HistoryPage = {}) =>
			answer<History>(`${room(roomId)}/messages${query({ ...page })}`),
		postMessage: (roomId: string, body: NewMessage) =>
			answer<Message>(`${room(roomId)}/messages`, { method: "POST", body }),
		sendTyping: (roomId: string) => write(`${room(roomId)}/typing`, "POST"),
		pollEvents: (roomId: string, after: string, signal?: AbortSignal) =>
			answer<PollAnswer>(`${room(roomId)}/events${query({ after })}`, { signal }),
		/** The response whose body is the room's event stream from `after`; it is open until `signal` ends it. */
		openEvents: (roomId: string, after: string, signal: AbortSignal) =>
			call(`${room(roomId)}/events`, {
				accept: "text/event-stream",
				headers: { "last-event-id": after },
				patience: null,
				signal,
			}),
	};
}

const room = (roomId: string): string => `/api/rooms/${encodeURIComponent(roomId)}`;

function query(parameters: Record<string, string | number | undefined>): string {
	const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
	if (given.length === 0) return "";
	return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function createCall({ baseUrl = "", token, fetch: send = fetch }: ApiOptions) {
	return async (path: string, init: Call = {}): Promise<Response> => {
		const headers: Record<string, string> = { accept: init.accept ?? "application/json", ...init.headers };
		const bearer = token?.();
		if (bearer) headers.authorization = `Bearer ${bearer}`;
		if (init.body) headers["content-type"] = "application/json";
		const request: RequestInit = { method: init.method ?? "GET", headers, cache: "no-store", signal: limit(init) };
		if (init.body) request.body = JSON.stringify(init.body);
		const response = await reach(() => send(baseUrl + path, request));
		if (!response.ok) throw await reach(() => readRefusal(response));
		return response;
	};
}

function limit({ signal, patience: milliseconds = patience }: Call): AbortSignal | null {
	const signals = milliseconds === null ? [] : [AbortSignal.timeout(milliseconds)];
	if (signal) signals.push(signal);
	return signals.length > 0 ? AbortSignal.any(signals) : null;
}

async function reach<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refusal || error instanceof Unreachable ? error : new Unreachable(error);
	}
}
