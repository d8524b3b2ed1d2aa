/** People who post to the lobby, each over a connection of their own, and remember what was acknowledged. */
import type { History, Message } from "../lib/messages/schema";
import { makeGuests } from "./people";
import { inParallel } from "./waiting";
import { Wire } from "./wire";

const path = "/api/rooms/lobby/messages";
const text = "The ferry leaves at nine, so we meet at half past eight by the clock; bring an umbrella. ";

export class Posters {
	/** client_id to seq, of every acknowledged message. */
	readonly acknowledged = new Map<string, number>();
	#named = 0;

	private constructor(private readonly people: readonly { token: string; wire: Wire }[]) {}

	/** So many new guests, each of whom has joined by a first message. */
	static async open(port: number, count: number): Promise<Posters> {
		const tokens = await makeGuests(port, count);
		const people = await Promise.all(tokens.map(async (token) => ({ token, wire: await Wire.open(port) })));
		const posters = new Posters(people);
		await inParallel(people, async (_, index) => void (await posters.post(index)));
		return posters;
	}

	/** Posts once, as the person of that place; returns the message's number. */
	async post(place: number): Promise<number> {
		const person = this.people[place % this.people.length];
		if (!person) throw new Error("There is nobody to post");
		const client_id = `bench-${this.#named++}`.padEnd(12, "-");
		const body = { message: text + client_id, client_id };
		const { seq } = await person.wire.ask<Message>({ method: "POST", path, token: person.token, body }, 201);
		this.acknowledged.set(client_id, seq);
		return seq;
	}

	/** Everybody posts as fast as the answers come, for `seconds`; returns how many were acknowledged. */
	async flood(seconds: number): Promise<number> {
		const before = this.acknowledged.size;
		const deadline = performance.now() + seconds * 1_000;
		await inParallel(this.people, async (_, index) => {
			while (performance.now() < deadline) await this.post(index);
		});
		return this.acknowledged.size - before;
	}

	/** The number of the newest message acknowledged. */
	get head(): number {
		return Math.max(...this.acknowledged.values());
	}

	/** Reads the history back: every acknowledged message stands there once, at its number, and nothing else does. */
	async verify(): Promise<void> {
		const [person] = this.people;
		if (!person) throw new Error("There is nobody to read");
		const missing = new Map(this.acknowledged);
		for (let after = 0; ; ) {
			const page = await person.wire.ask<History>({
				method: "GET",
				path: `${path}?limit=100&after=${after}`,
				token: person.token,
			});
			for (const { client_id, seq, message } of page.messages) {
				const known = client_id !== null && missing.get(client_id) === seq && message === text + client_id;
				if (!known)
					throw new Error(
						`Message ${seq} (${client_id}) is there, and was not acknowledged as that, or is there twice`,
					);
				missing.delete(client_id);
				after = seq;
			}
			if (!page.has_more) break;
		}
		if (missing.size > 0) throw new Error(`${missing.size} acknowledged messages are not in the history`);
	}

	close(): void {
		for (const { wire } of this.people) wire.close();
	}
}
