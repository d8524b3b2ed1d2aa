/**
 * Which other sites' pages may call from browsers (Fetch standard, CORS; CORS_ORIGINS). Their calls carry a bearer: the
 * cookie proves nothing from there, whoever is listed, so no write is taken by it and none is set.
 */
import { config } from "../config";
import type { Call, Reply } from "./call";
import { isOwnOrigin } from "./origin";

/** Seconds for which a browser need not ask again. */
const remembered = 600;
const sent = "Authorization, Content-Type, Last-Event-ID";
const readable = "Retry-After";

/** Whether a page of another site calls, and one that may. */
export function isInvited(call: Call): boolean {
	const origin = call.header("origin");
	return origin !== null && !isOwnOrigin(call) && invitation(origin) !== null;
}

/** A site that is named may read with the cookie too; any other is told apart by its bearer alone. */
function invitation(origin: string): "named" | "anybody" | null {
	const { CORS_ORIGINS } = config();
	if (CORS_ORIGINS.includes(origin)) return "named";
	return CORS_ORIGINS.includes("*") ? "anybody" : null;
}

/** The reply with what a browser must be told before it hands it to another site's page. */
export function withCors(call: Call, reply: Reply): Reply {
	if (config().CORS_ORIGINS.length === 0) return reply;
	const permitted = permission(call);
	const asked = call.method === "OPTIONS" && permitted !== null ? preflight(reply) : {};
	return { ...reply, headers: { ...reply.headers, vary: "Origin", ...permitted, ...asked } };
}

function permission(call: Call): Record<string, string> | null {
	const origin = call.header("origin");
	const invited = origin === null ? null : invitation(origin);
	if (origin === null || invited === null) return null;
	const common = { "access-control-expose-headers": readable };
	if (invited === "anybody") return { ...common, "access-control-allow-origin": "*" };
	return { ...common, "access-control-allow-origin": origin, "access-control-allow-credentials": "true" };
}

/** What `OPTIONS` says of the address it offers to other sites too. */
function preflight({ headers }: Reply): Record<string, string> {
	return {
		"access-control-allow-methods": headers.allow ?? "",
		"access-control-allow-headers": sent,
		"access-control-max-age": String(remembered),
	};
}

/** A session that another site's page opened is that page's, and not the browser's. */
export function withoutCookie(reply: Reply): Reply {
	const { "set-cookie": _, ...headers } = reply.headers;
	return { ...reply, headers };
}
