/** Guests, many at once. */
import type { CreatedSession } from "../../lib/accounts/schema";
import { Wire } from "../wire/wire";
import { inParallel } from "./waiting";

const connections = 16;

/** The tokens of `count` new guests, each with a session of their own. */
export async function makeGuests(port: number, count: number): Promise<string[]> {
	const tokens: string[] = [];
	let started = 0;
	await inParallel(Array.from({ length: connections }), async () => {
		const wire = await Wire.open(port);
		while (started < count) {
			started += 1;
			const session = await wire.ask<CreatedSession>({ method: "POST", path: "/api/sessions", body: {} }, 201);
			tokens.push(session.session_id);
		}
		wire.close();
	});
	return tokens;
}
