/**
 * The one way a route is built. `handle` describes a method: who may, what body, which verb; `resource` gathers the
 * methods of an address and yields the handlers that a `route.ts` exports. Parsing, identity, limits, access, errors and
 * logging happen here, once; this is the only catch.
 */
import type { z } from "zod";
import { type Actor, identify, type Visitor } from "../accounts/access";
import { config } from "../config";
import { Problem } from "../errors";
import { streamsPerSession } from "../events/limits";
import { log } from "../log";
import { countStreams, isStopping } from "../transport/streams";
import { addressOf } from "./address";
import { parseBody, parseQuery } from "./body";
import { type Call, done, type Reply } from "./call";
import { isInvited, withCors, withoutCookie } from "./cors";
import { requireUpgrade } from "./handshake";
import { type Cost, spend } from "./limits";
import { refuseCrossSite, requireKnownOrigin, requireSameOrigin } from "./origin";
import { problemReply } from "./problem";
import { credentialsOf } from "./token";
import { type WebHandler, webFace } from "./web";

interface Description<P, B extends z.ZodType, Q extends z.ZodType> {
	/** Loads what the verb needs to know it may act, or refuses. */
	access: (visitor: Visitor) => Promise<P>;
	body?: B;
	query?: Q;
	/** Which budget a call spends; ordinary requests by default. */
	cost?: Cost;
	/** Whether `?session_id=` is taken, for clients that can set no header. */
	tokenInQuery?: boolean;
	/** Whether its JSON may come as plain text, which is what a page can send as it goes. */
	beacon?: boolean;
	/** Whether it may stay open: none begins while the server stops, and one session holds only so many. */
	staysOpen?: boolean;
	/** Whether its answer sets the session cookie. */
	setsCookie?: boolean;
	/** Whether the connection goes on as a WebSocket. */
	upgrades?: boolean;
}

interface Input<P, B extends z.ZodType, Q extends z.ZodType> {
	proof: P;
	body: z.output<B>;
	query: z.output<Q>;
	params: Readonly<Record<string, string>>;
	call: Call;
}

/** A described method: takes a call, gives a reply, throws Problems. */
export type Method = (call: Call) => Promise<Reply>;

export function handle<P, B extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType>(
	description: Description<P, B, Q>,
	verb: (input: Input<P, B, Q>) => Promise<Reply>,
): Method {
	const { access, body, query, cost = "request", tokenInQuery = false, beacon } = description;
	const { staysOpen, setsCookie, upgrades } = description;
	return async (call) => {
		if (upgrades) requireUpgrade(call);
		const { actor, fromCookie } = await identifyCaller(call, tokenInQuery);
		const invited = isInvited(call);
		if (setsCookie && !invited) refuseCrossSite(call);
		else if (upgrades) requireKnownOrigin(call, fromCookie);
		else if (fromCookie) requireSameOrigin(call);
		await spend(cost, addressOf(call), typeof actor === "string" ? null : actor.session_id);
		if (staysOpen) requireRoomToStay(actor);
		const parsedQuery = query ? parseQuery(call, query) : undefined;
		const proof = await access({ actor, params: call.params });
		const parsedBody = body ? await parseBody(call, body, beacon) : undefined;
		const replied = await verb({
			proof,
			body: parsedBody as z.output<B>,
			query: parsedQuery as z.output<Q>,
			params: call.params,
			call,
		});
		return setsCookie && invited ? withoutCookie(replied) : replied;
	};
}

function requireRoomToStay(actor: Actor | "missing" | "expired"): void {
	if (isStopping()) {
		throw new Problem("server_stopping", "The server is restarting. Come back in a moment.", { retryAfter: 1 });
	}
	if (typeof actor === "string" || config().RATE_LIMITS === "off") return;
	if (countStreams(actor.session_id) < streamsPerSession) return;
	const detail = `One session holds at most ${streamsPerSession} streams. Close one, or read all rooms over one stream.`;
	throw new Problem("rate_limited", detail, { retryAfter: 5 });
}

/** Who calls, and whether a cookie says so: that proves a person only where the call is proven to be their own doing. */
async function identifyCaller(call: Call, tokenInQuery: boolean) {
	const { token, fromCookie } = credentialsOf(call, tokenInQuery);
	const actor = await identify(token);
	return { actor, fromCookie: fromCookie && typeof actor !== "string" };
}

const names = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type MethodName = (typeof names)[number];

/** What a `route.ts` exports for a method: the portable face, and what the fast lane makes Node's face of. */
export interface RouteHandler extends WebHandler {
	/** The address with `:name` in place of each part that varies. */
	readonly pattern: string;
	/** Answers a call whatever happens. */
	readonly answer: (call: Call) => Promise<Reply>;
}

export type Resource = Readonly<Record<MethodName, RouteHandler>>;

/** A handler for every method of an address; `pattern` names it in the log, since an address itself may tell too much. */
export function resource(
	pattern: string,
	methods: Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Method>>,
): Resource {
	const offered = names.filter((name) => offers(methods, name));
	const method = (name: MethodName) => faces(pattern, answering(pattern, chosen(methods, name, offered)));
	return {
		GET: method("GET"),
		HEAD: method("HEAD"),
		POST: method("POST"),
		PUT: method("PUT"),
		PATCH: method("PATCH"),
		DELETE: method("DELETE"),
		OPTIONS: method("OPTIONS"),
	};
}

function faces(pattern: string, answer: (call: Call) => Promise<Reply>): RouteHandler {
	return Object.assign(webFace(answer), { pattern, answer });
}

function offers(methods: Partial<Record<string, Method>>, name: MethodName): boolean {
	return name === "OPTIONS" || methods[name === "HEAD" ? "GET" : name] !== undefined;
}

function chosen(methods: Partial<Record<string, Method>>, name: MethodName, offered: readonly MethodName[]): Method {
	const allow = { allow: offered.join(", ") };
	if (name === "OPTIONS") return async () => done(allow);
	const method = methods[name === "HEAD" ? "GET" : name];
	if (method) return method;
	return async () => {
		throw new Problem("method_not_allowed", `This address takes ${allow.allow}.`, { allow: offered });
	};
}

function answering(pattern: string, method: Method): (call: Call) => Promise<Reply> {
	return async (call) => {
		const began = performance.now();
		const answered = withCors(call, await method(call).catch((error: unknown) => problemReply(error, pattern)));
		const ms = Math.round((performance.now() - began) * 10) / 10;
		log.debug({ method: call.method, route: pattern, status: answered.status, ms }, "answered");
		return answered;
	};
}
