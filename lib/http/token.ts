/** Where a session's token travels: in the cookie, as a bearer, or in the query where a client can set no header. */
import type { Call } from "./call";

export const cookieName = "parley_session";

export interface Credentials {
	token: string | null;
	/** A browser sends cookies by itself, so a write that stands on one needs a same-origin proof. */
	fromCookie: boolean;
}

/** A bearer goes before the cookie; the query counts only where the route takes it. */
export function credentialsOf(call: Call, inQuery: boolean): Credentials {
	const bearer = /^Bearer +(\S+)$/i.exec(call.header("authorization")?.trim() ?? "")?.[1];
	if (bearer !== undefined) return { token: bearer, fromCookie: false };
	const asked = inQuery ? call.query.get("session_id") : null;
	if (asked) return { token: asked, fromCookie: false };
	const token = readCookie(call.header("cookie") ?? "");
	return { token, fromCookie: token !== null };
}

function readCookie(header: string): string | null {
	for (const pair of header.split(";")) {
		const [name, value] = pair.trim().split("=", 2);
		if (name === cookieName && value) return value;
	}
	return null;
}

/** `seconds` of 0 takes the cookie away. */
export function sessionCookie(token: string, seconds: number, secure: boolean): string {
	const attributes = ["Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${seconds}`, ...(secure ? ["Secure"] : [])];
	return [`${cookieName}=${token}`, ...attributes].join("; ");
}
