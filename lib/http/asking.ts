/** What a question to the assistant is accounted to beside its person: an address, by a name that it cannot be read out of. */
import { sessionKey } from "../accounts/secret";
import { addressOf } from "./address";
import type { Call } from "./call";

export async function accountOfAddress(call: Call): Promise<string> {
	const day = new Date().toISOString().slice(0, 10);
	const text = new TextEncoder().encode(`assistant ${day} ${addressOf(call)}`);
	const signed = await crypto.subtle.sign("HMAC", await sessionKey(), text);
	return Buffer.from(signed).toString("base64url").slice(0, 22);
}
