/** Looks up where a caller is, beside the call: nobody is kept waiting for it, and what goes wrong with it stays here. */
import type { Actor } from "../accounts/access";
import { log } from "../log";
import { noteLocation } from "../pairing/write";
import { findLocation, isLocationOffered } from "../places/read";
import { addressOf } from "./address";
import type { Call } from "./call";

/** Notes the caller's place where they agree to show it, and forgets it where they do not; undefined changes nothing. */
export function noteCallersPlace(call: Call, { user_id }: Actor, agrees: boolean | undefined): void {
	if (agrees === undefined || !isLocationOffered()) return;
	const origin = { header: (name: string) => call.header(name), address: addressOf(call) };
	const look = agrees
		? findLocation(origin).then((place) => noteLocation(user_id, place))
		: noteLocation(user_id, null);
	const noted = look.catch((error: unknown) => log.warn({ error }, "a place was not noted"));
	if (process.env.VERCEL !== undefined) void stayAwake(noted);
}

/** Vercel puts a process to sleep once it has answered, unless it is told of what goes on. */
async function stayAwake(work: Promise<void>): Promise<void> {
	const { waitUntil } = await import("@vercel/functions");
	waitUntil(work);
}
