/**
 * Remembers verified tokens, so that a busy client costs no query a request, and no signature check as long as it is
 * remembered: its session is looked for anew after a short while. A revocation made elsewhere counts here when that is over,
 * one made here at once.
 */
import type { Actor } from "./access";
import { revocationLimit } from "./limits";

import { withNews } from "./rules";
import type { Person } from "./schema";

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
	/** What people changed of themselves here, until when a look from before that may still be under way. */
	changed: Map<string, { person: Person; until: number }>;
}

const slot = Symbol.for("parley.session-cache");
const shared = globalThis as { [slot]?: Cache };
shared[slot] ??= { byToken: new Map(), tokens: new Map(), ended: new Set(), changed: new Map() };
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

/** The actor with what they changed of themselves here a moment ago. */
export function upToDate(actor: Actor, now: number): Actor {
	const change = cache.changed.get(actor.user_id);
	return change && change.until > now ? withNews(actor, change.person) : actor;
}

/** The person has changed: every session of theirs shows it at once. */
export function refreshPerson(userId: string, person: Person, now: number): void {
	if (cache.changed.size >= capacity) cache.changed.clear();
	cache.changed.set(userId, { person, until: now + remembersFor });
	for (const entry of cache.byToken.values()) {
		if (entry.actor.user_id === userId) entry.actor = withNews(entry.actor, person);
	}
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
