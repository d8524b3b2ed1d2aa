/** One request to the server: who asks, how long they wait, and what an answer that is none becomes. */
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

export interface Call {
	method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	body?: object;
	accept?: string;
	signal?: AbortSignal | undefined;
	/** Milliseconds; null waits for ever. */
	patience?: number | null;
	headers?: Record<string, string>;
	/** Whether the request outlives the page that sent it. */
	keepalive?: boolean | undefined;
}

export function createCall({ baseUrl = "", token, fetch: send = fetch }: ApiOptions) {
	return async (path: string, init: Call = {}): Promise<Response> => {
		const headers: Record<string, string> = { accept: init.accept ?? "application/json", ...init.headers };
		const bearer = token?.();
		if (bearer) headers.authorization = `Bearer ${bearer}`;
		if (init.body) headers["content-type"] = "application/json";
		const request: RequestInit = { method: init.method ?? "GET", headers, cache: "no-store", signal: limit(init) };
		if (init.body) request.body = JSON.stringify(init.body);
		if (init.keepalive) request.keepalive = true;
		const response = await reach(() => send(baseUrl + path, request));
		if (!response.ok) throw await reach(() => readRefusal(response));
		return response;
	};
}

/** The parameters that have a value, as the query of an address. */
export function query(parameters: Record<string, string | number | undefined>): string {
	const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
	if (given.length === 0) return "";
	return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** What `work` answers; whatever else than a refusal it fails with becomes `Unreachable`. */
export async function reach<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw error instanceof Refusal || error instanceof Unreachable ? error : new Unreachable(error);
	}
}

function limit({ signal, patience: milliseconds = patience }: Call): AbortSignal | null {
	const signals = milliseconds === null ? [] : [AbortSignal.timeout(milliseconds)];
	if (signal) signals.push(signal);
	return signals.length > 0 ? AbortSignal.any(signals) : null;
}
