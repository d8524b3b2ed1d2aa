/** Two who meet as strangers do: each asks for a partner with a tag that nobody else has. */
import type { Pairing } from "../../lib/pairing/schema";
import { newSession, type Session } from "./http";
import { expectStatus } from "./talk";

let met = 0;

export interface Pair {
	ada: Session;
	bob: Session;
	roomId: string;
}

export async function seekPartner(person: Session, wish: object = {}, headers: Record<string, string> = {}) {
	return expectStatus(await person.call<Pairing>("POST", "/api/pairing", wish, { headers }), 200);
}

export async function readPairing(person: Session): Promise<Pairing> {
	return expectStatus(await person.call<Pairing>("GET", "/api/pairing"), 200);
}

/** Pairs the two, or two new guests. */
export async function pairUp(url: string, people: Partial<Pick<Pair, "ada" | "bob">> = {}): Promise<Pair> {
	const tags = [`meeting-${process.pid}-${++met}`];
	const { ada = await newSession(url), bob = await newSession(url) } = people;
	await seekPartner(ada, { tags, keep_tags: true });
	const { status, room_id, partner_id } = await seekPartner(bob, { tags, keep_tags: true });
	if (status !== "connected" || room_id === null || partner_id !== ada.user.id)
		throw new Error(`they did not meet: ${status}, with ${partner_id}`);
	return { ada, bob, roomId: room_id };
}

/** Each has another partner for a moment: of the last one they have nothing to fear for a while anyway. */
export async function meetOthers(...people: Session[]): Promise<void> {
	for (const ada of people) {
		const { bob } = await pairUp(ada.url, { ada });
		await partAll(ada, bob);
	}
}

export async function partAll(...people: Session[]): Promise<void> {
	for (const person of people) expectStatus(await person.call("DELETE", "/api/pairing"), 200);
}
