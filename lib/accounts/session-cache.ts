/**
 * Remembers verified tokens for a short while, so that a busy client costs no signature check and no query a request. A
 * revocation made elsewhere counts here when it is over, one made here at once.
 */
import type { Actor } from "./access";
import { revocationLimit } from "./schema";

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

export function rememberedSession(token: string, now: number): Actor | undefined {
	const entry = cache.byToken.get(token);
	if (entry && entry.until > now) return entry.actor;
	if (entry) forgetSession(entry.actor.session_id);
	return undefined;
}

export function rememberSession(token: string, actor: Actor, now: number): void {
	if (cache.ended.has(actor.session_id)) return;
	if (cache.byToken.size >= capacity) {
		cache.byToken.clear();
		cache.tokens.clear();
	}
	cache.byToken.set(token, { actor, until: Math.min(now + remembersFor, actor.expires_at) });
	const tokens = cache.tokens.get(actor.session_id) ?? new Set();
	cache.tokens.set(actor.session_id, tokens.add(token));
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
