/** Who is asking. Only this file mints an Actor, from a token whose session lives. */
import { openStore } from "../../db";
import { findSession } from "../../db/accounts";
import { assistantId, assistantName } from "../assistant/limits";
import { Problem } from "../errors";
import { withNews } from "./rules";
import type { Person, UserKind } from "./schema";
import { forgetSession, rememberedSession, rememberSession, upToDate, verifiedSession } from "./session-cache";
import { verifyToken } from "./token";

declare const proven: unique symbol;

/** Proof that a live session of this person asks. */
export interface Actor {
	readonly [proven]: true;
	readonly session_id: string;
	readonly user_id: string;
	readonly username: string;
	readonly kind: UserKind;
	/** Whether their typing and read marks are shown to others, and theirs to them. */
	readonly signals: boolean;
	/** Milliseconds since 1970. */
	readonly expires_at: number;
}

/** The actor with what is new of their person, and with what they changed here a moment ago; the same where nothing is. */
export function renewActor(actor: Actor, person: Person = actor): Actor {
	return upToDate(withNews(actor, person), Date.now());
}

/** The assistant as somebody who acts; it has no session that could end. */
export function botActor(): Actor {
	const person = { user_id: assistantId, username: assistantName, kind: "bot", signals: true } as const;
	return { session_id: "", ...person, expires_at: Number.POSITIVE_INFINITY } as Actor;
}

/** What a request brings: the person, or why there is none. */
export interface Visitor {
	readonly actor: Actor | "missing" | "expired";
	readonly params: Readonly<Record<string, string>>;
}

export async function identify(token: string | null): Promise<Visitor["actor"]> {
	if (!token) return "missing";
	const now = Date.now();
	const remembered = rememberedSession(token, now);
	if (remembered) return remembered;
	const sessionId = verifiedSession(token, now) ?? (await verifyToken(token));
	if (!sessionId) return "expired";
	const store = await openStore();
	const owner = await store.read(findSession, sessionId, now);
	if (!owner) {
		forgetSession(sessionId);
		return "expired";
	}
	const actor = upToDate({ session_id: sessionId, ...owner } as Actor, now);
	rememberSession(token, actor, now);
	return actor;
}

/** Anybody, with a session or without. */
export async function anyone(visitor: Visitor): Promise<Visitor> {
	return visitor;
}

/** Anybody with a live session. */
export async function someone(visitor: Visitor): Promise<Actor> {
	return requireActor(visitor);
}

export function requireActor({ actor }: Visitor): Actor {
	if (actor === "missing") {
		throw new Problem("session_missing", "Open a session with POST /api/sessions and send its session_id along.");
	}
	if (actor === "expired") throw sessionExpired();
	return actor;
}

export function sessionExpired(): Problem {
	return new Problem("session_expired", "This session has ended or never was. Open another with POST /api/sessions.");
}
