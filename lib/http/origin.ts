/** The same-origin proof of a write that a cookie authenticates (Fetch Metadata, else Origin; OWASP CSRF cheat sheet). */
import { config } from "../config";
import { Problem } from "../errors";
import type { Call } from "./call";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

export function requireSameOrigin(call: Call): void {
	if (safe.has(call.method) || provesSameOrigin(call)) return;
	throw new Problem(
		"cross_site_request",
		"A write with the session cookie must come from Parley's own pages. Programs send Authorization: Bearer instead.",
	);
}

/** A session must not be pressed on a browser by another site's page; who says nothing of origins is no browser. */
export function refuseCrossSite(call: Call): void {
	const silent = call.header("sec-fetch-site") === null && call.header("origin") === null;
	if (!silent && !provesSameOrigin(call)) {
		throw new Problem("cross_site_request", "A session is opened from Parley's own pages, or by a program.");
	}
}

/**
 * Browsers let any page open a WebSocket to anywhere, and always say from where; who says nothing is no browser. A page that
 * is let in by configuration brings its own session: the cookie is for Parley's pages.
 */
export function requireKnownOrigin(call: Call, fromCookie: boolean): void {
	const origin = call.header("origin");
	if (origin === null || isOwnOrigin(call)) return;
	const { CORS_ORIGINS } = config();
	if (!fromCookie && (CORS_ORIGINS.includes("*") || CORS_ORIGINS.includes(origin))) return;
	throw new Problem("cross_site_request", "A WebSocket is opened from Parley's own pages, or by a program.");
}

function provesSameOrigin(call: Call): boolean {
	const site = call.header("sec-fetch-site");
	if (site !== null) return site === "same-origin" || site === "none";
	return isOwnOrigin(call);
}

export function isOwnOrigin(call: Call): boolean {
	const origin = call.header("origin");
	const host = call.header("host");
	if (!origin || !host || !URL.canParse(origin)) return false;
	return new URL(origin).host === host.toLowerCase();
}
