/** People who post to the lobby, each over a connection of their own, and remember what was acknowledged. */
import type { Client, Draft } from "../contestant";
import type { Stage } from "../stage";
import { inParallel } from "./waiting";

const text = "The ferry leaves at nine, so we meet at half past eight by the clock; bring an umbrella. ";

export class Posters {
	/** client_id to seq, of every acknowledged message. */
	readonly acknowledged = new Map<string, number>();
	/** The number of the newest message acknowledged. */
	head = 0;
	#named = 0;

	private constructor(
		private readonly people: readonly Client[],
		private readonly keeps: boolean,
	) {}

	/** So many people, each of whom has joined by a first message. */
	static async open(stage: Stage, count: number): Promise<Posters> {
		const tokens = await stage.gather(count);
		const { contestant, port } = stage;
		const people = await Promise.all(tokens.map((token) => contestant.openClient(port, token, "lobby")));
		const posters = new Posters(people, contestant.can.has("history"));
		await inParallel(people, async (person) => void (await posters.#post(person)));
		return posters;
	}

	/** Posts once, as the person of that place; returns the message's number. */
	post(place: number): Promise<number> {
		const person = this.people[place % this.people.length];
		if (!person) throw new Error("There is nobody to post");
		return this.#post(person);
	}

	/** Everybody posts as fast as the answers come, for `seconds`; returns how many were acknowledged. */
	async flood(seconds: number): Promise<number> {
		const before = this.acknowledged.size;
		const deadline = performance.now() + seconds * 1_000;
		await inParallel(this.people, async (person) => {
			while (performance.now() < deadline) await this.#post(person);
		});
		return this.acknowledged.size - before;
	}

	/** Reads the history, where there is one: every acknowledged message stands there once, at its number, and no other. */
	async verify(): Promise<void> {
		const [reader] = this.keeps ? this.people : [];
		const missing = new Map(this.acknowledged);
		for (let after = 0; reader; ) {
			const page = await reader.readAfter(after);
			if (page.length === 0) break;
			for (const { client_id, seq, message } of page) {
				if (missing.get(client_id) !== seq || message !== text + client_id || seq <= after)
					throw new Error(
						`Message ${seq} (${client_id}) is there, and was not acknowledged as that, or is there twice`,
					);
				missing.delete(client_id);
				after = seq;
			}
		}
		if (reader && missing.size > 0) throw new Error(`${missing.size} acknowledged messages are not in the history`);
	}

	close(): void {
		for (const person of this.people) person.close();
	}

	async #post(person: Client): Promise<number> {
		const draft = this.#draft();
		const seq = await person.post(draft);
		this.acknowledged.set(draft.client_id, seq);
		if (seq > this.head) this.head = seq;
		return seq;
	}

	#draft(): Draft {
		const client_id = `bench-${this.#named++}`.padEnd(12, "-");
		return { message: text + client_id, client_id };
	}
}
