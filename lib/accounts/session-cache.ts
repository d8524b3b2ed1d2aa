/**
 * Remembers verified tokens, so that a busy client costs no query a request, and no signature check as long as it is
 * remembered: its session is looked for anew after a short while. A revocation made elsewhere counts here when that is over,
 * one made here at once.
 */
import type { Actor } from "./access";
import { revocationLimit } from "./limits";

/** A stream may open at the very end of it; looking after streams has the other half of the limit. */
const remembersFor = revocationLimit / 2;
const capacity = 20_000;

interface Entry {
	actor: Actor;
	until: number;
}

interface Cache {
	byToken: Map<string, Entry>;
	tokens: Map<string, Set<string>>;
	/** Sessions ended here: a check of one that was under way when it ended must not bring it back. */
	ended: Set<string>;
}

const slot = Symbol.for("parley.session-cache");
const shared = globalThis as { [slot]?: Cache };
shared[slot] ??= { byToken: new Map(), tokens: new Map(), ended: new Set() };
const cache = shared[slot];

/** Whose token this is, while that need not be asked anew. */
export function rememberedSession(token: string, now: number): Actor | undefined {
	const entry = cache.byToken.get(token);
	return entry && entry.until > now ? entry.actor : undefined;
}

/** The session that the token names, where its signature has been verified; whether it lives is to be asked. */
export function verifiedSession(token: string, now: number): string | undefined {
	const entry = cache.byToken.get(token);
	return entry && entry.actor.expires_at > now ? entry.actor.session_id : undefined;
}

export function rememberSession(token: string, actor: Actor, now: number): void {
	if (cache.ended.has(actor.session_id)) return;
	// Taken out first, so that the oldest comes first.
	cache.byToken.delete(token);
	if (cache.byToken.size >= capacity) forgetOldest();
	cache.byToken.set(token, { actor, until: Math.min(now + remembersFor, actor.expires_at) });
	const tokens = cache.tokens.get(actor.session_id) ?? new Set();
	cache.tokens.set(actor.session_id, tokens.add(token));
}

function forgetOldest(): void {
	const oldest = cache.byToken.values().next().value;
	if (oldest) forgetSession(oldest.actor.session_id);
}

/** Forgets a session that ended, for good. */
export function burySession(sessionId: string): void {
	if (cache.ended.size >= capacity) cache.ended.clear();
	cache.ended.add(sessionId);
	forgetSession(sessionId);
}

/** Forgets every token of the session. */
export function forgetSession(sessionId: string): void {
	for (const token of cache.tokens.get(sessionId) ?? []) cache.byToken.delete(token);
	cache.tokens.delete(sessionId);
}
