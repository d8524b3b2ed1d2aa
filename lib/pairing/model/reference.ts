/** The queue's rules in the plainest words, over a few people in memory: what the one in the database is compared with. */

const waitingLease = 16_000;
const pairedLease = 35_000;
const widensAfter = 10_000;
const reconnectsAfter = 3_000;

export interface Figure {
	id: string;
	status: "idle" | "waiting" | "paired" | "ended";
	tags: readonly string[];
	language: string | null;
	keep: boolean;
	again: boolean;
	since: number;
	heard: number;
	partner: string;
}

export type Wanted = Pick<Figure, "tags" | "language" | "keep" | "again">;

const looksOn = {
	status: "idle" as const,
	tags: [],
	language: null,
	keep: false,
	again: false,
	partner: "",
};

export class Reference {
	readonly people = new Map<string, Figure>();
	readonly blocks = new Set<string>();

	join(id: string, wanted: Wanted, now: number): void {
		const nobody: Figure = { ...wanted, id, status: "idle", since: 0, heard: 0, partner: "" };
		const person = this.people.get(id) ?? nobody;
		if (person.status === "paired") return;
		const waits = person.status === "waiting" && this.#isThere(person, now);
		this.#queue({ ...person, ...wanted, since: waits ? person.since : now }, now);
	}

	#queue(person: Figure, now: number): void {
		this.people.set(person.id, { ...person, status: "waiting", heard: now });
		this.seek(person.id, now);
	}

	leave(id: string, now: number): void {
		const person = this.people.get(id);
		if (!person || person.status === "idle") return;
		const partner = this.people.get(person.partner);
		if (person.status === "paired" && partner?.status === "paired" && partner.partner === id) {
			Object.assign(partner, { status: "ended", since: now });
		}
		Object.assign(person, { status: "idle", since: now });
	}

	hear(id: string, now: number): void {
		const nobody: Figure = { ...looksOn, id, since: now, heard: now };
		const person = this.people.get(id) ?? nobody;
		this.people.set(id, person);
		if (person.status !== "waiting" || this.#isThere(person, now)) person.heard = now;
	}

	/** What a second does. */
	tick(now: number): void {
		const sorted = () => [...this.people.values()].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
		for (const person of sorted()) {
			if (person.status === "waiting" && !this.#isThere(person, now)) this.leave(person.id, now);
			if (person.status === "paired" && person.heard <= now - pairedLease) this.leave(person.id, now);
		}
		for (const person of sorted()) {
			const due = person.status === "ended" && person.again && person.since <= now - reconnectsAfter;
			if (due && this.#isThere(person, now)) this.#queue({ ...person, since: now }, now);
		}
		for (const person of sorted()) this.seek(person.id, now);
	}

	seek(id: string, now: number): void {
		const person = this.people.get(id);
		if (person?.status !== "waiting" || !this.#isThere(person, now)) return;
		const partner = this.#choose(person, now);
		if (!partner) return;
		Object.assign(person, { status: "paired", since: now, partner: partner.id });
		Object.assign(partner, { status: "paired", since: now, partner: person.id });
	}

	/** Everybody who could be paired with `person` this moment. */
	possible(person: Figure, now: number): Figure[] {
		return [...this.people.values()].filter((other) => this.#may(person, other, now));
	}

	#choose(person: Figure, now: number): Figure | undefined {
		const rank = (other: Figure) => [
			common(person, other),
			person.language !== null && person.language === other.language ? 1 : 0,
			-other.since,
		];
		return this.possible(person, now).sort((a, b) => compare(rank(b), rank(a)) || (a.id < b.id ? -1 : 1))[0];
	}

	#may(a: Figure, b: Figure, now: number): boolean {
		if (!this.#reach(a, b, now)) return false;
		const patient = [a, b].every((one) => one.since <= now - widensAfter);
		const suits = common(a, b) > 0 || (!insists(a) && !insists(b) && (patient || isOpen(a) || isOpen(b)));
		if (!suits || !former(a, b)) return suits;
		return !this.#hasOther(a, b, now) && !this.#hasOther(b, a, now);
	}

	/** Whether `a` may hope for anybody but `b`. */
	#hasOther(a: Figure, b: Figure, now: number): boolean {
		return [...this.people.values()].some(
			(other) =>
				other !== b &&
				this.#reach(a, other, now) &&
				!former(a, other) &&
				(common(a, other) > 0 || (!insists(a) && !insists(other))),
		);
	}

	#reach(a: Figure, b: Figure, now: number): boolean {
		const blocked = this.blocks.has(`${a.id} ${b.id}`) || this.blocks.has(`${b.id} ${a.id}`);
		return a !== b && !blocked && b.status === "waiting" && this.#isThere(b, now);
	}

	#isThere({ heard }: Figure, now: number): boolean {
		return heard > now - waitingLease;
	}
}

const isOpen = ({ tags }: Figure) => tags.length === 0;
const insists = (one: Figure) => one.keep && !isOpen(one);
const former = (a: Figure, b: Figure) => a.partner === b.id || b.partner === a.id;
const common = (a: Figure, b: Figure) => a.tags.filter((tag) => b.tags.includes(tag)).length;
const compare = (a: number[], b: number[]) => a.map((value, at) => value - (b[at] ?? 0)).find((by) => by !== 0) ?? 0;
