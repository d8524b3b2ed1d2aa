/** Among strangers: the calls of API.md §6, each answer checked against its shape. */
import { expect } from "vitest";
import { type Pairing, pairing } from "../../lib/pairing/schema";
import { type Answer, newSession, type Session } from "./http";
import { expectStatus } from "./talk";

const path = "/api/pairing";

export function readPairing(answer: Answer): Pairing {
	return pairing.parse(expectStatus(answer, 200));
}

export const seek = async (person: Session, body: object = {}, headers: Record<string, string> = {}) =>
	readPairing(await person.call("POST", path, body, { headers }));
export const quit = async (person: Session) => readPairing(await person.call("DELETE", path));
export const change = async (person: Session, body: object) => readPairing(await person.call("PATCH", path, body));

/** The pairing as it is, or after at most `wait` seconds. */
export async function look(person: Session, question: { after?: string | null; wait?: number } = {}): Promise<Pairing> {
	const query = new URLSearchParams({ wait: String(question.wait ?? 0) });
	if (question.after) query.set("after", question.after);
	return readPairing(await person.call("GET", `${path}?${query}`));
}

let occasions = 0;
/** A tag that nobody else asks for: a server's queue is one for all its tests. */
export const newTag = () => `occasion ${++occasions}`;

/** Pairs the two, who wait for nobody else. */
export async function pairUp(one: Session, other: Session, tag = newTag()): Promise<Pairing & { room_id: string }> {
	await seek(one, { tags: [tag], keep_tags: true });
	const paired = await seek(other, { tags: [tag], keep_tags: true });
	expect(paired).toMatchObject({ status: "connected", partner_id: one.user.id });
	return { ...paired, room_id: paired.room_id ?? "" };
}

export interface Pair {
	ada: Session;
	bob: Session;
	roomId: string;
}

/** A pair of new guests, or of those who are given. */
export async function meet(url: string, people: Partial<Pick<Pair, "ada" | "bob">> = {}): Promise<Pair> {
	const { ada = await newSession(url), bob = await newSession(url) } = people;
	return { ada, bob, roomId: (await pairUp(ada, bob)).room_id };
}

/** Each has another partner for a moment, so that nobody of them is the last one's of another. */
export async function meetOthers(...people: Session[]): Promise<void> {
	for (const person of people) {
		const { bob } = await meet(person.url, { ada: person });
		await quitAll(person, bob);
	}
}

export async function quitAll(...people: Session[]): Promise<void> {
	for (const person of people) await quit(person);
}
