/** The people of a room as its panel lists them. Pure. */
import type { UserKind } from "../../lib/accounts/schema";
import { foldText, rateMatch } from "../ui/search";

export interface Person {
	user_id: string;
	user: string;
	kind: UserKind;
	online: boolean;
}

/** Somebody of whom not everything is told. */
type Known = Pick<Person, "user_id" | "user"> & Partial<Person>;

interface Sources {
	/** All members as they were at some moment. */
	listed: readonly Known[];
	/** Members that the room's events told of: their names are the newer ones. */
	followed: readonly Known[];
	/** Who is here now. */
	present: readonly Known[];
	/** Whether `present` names everybody who is here, which it does up to a limit. */
	complete: boolean;
}

/** Everybody once. Readers of a public room are here without being members. */
export function gatherPeople({ listed, followed, present, complete }: Sources): Person[] {
	const people = new Map<string, Person>();
	const note = ({ user_id, user, kind, online }: Known) => {
		const before = people.get(user_id);
		const known = { kind: kind ?? before?.kind ?? "guest", online: online ?? before?.online ?? false };
		people.set(user_id, { user_id, user, ...known });
	};
	for (const person of listed) note(complete ? { ...person, online: false } : person);
	for (const person of followed) note(person);
	for (const person of present) note({ ...person, online: true });
	return [...people.values()];
}

export interface PeopleGroup {
	name: "people" | "guests";
	people: readonly Person[];
	online: number;
}

/** Accounts and guests apart; in each those who are here first, then by name. */
export function groupPeople(people: readonly Person[], query = ""): PeopleGroup[] {
	const folded = foldText(query);
	const found = people.filter(({ user }) => rateMatch(foldText(user), folded) > 1);
	const groups: [PeopleGroup["name"], readonly Person[]][] = [
		["people", found.filter(({ kind }) => kind !== "guest")],
		["guests", found.filter(({ kind }) => kind === "guest")],
	];
	return groups
		.filter(([, own]) => own.length > 0)
		.map(([name, own]) => ({ name, people: own.toSorted(byPresence), online: own.filter(isOnline).length }));
}

const isOnline = ({ online }: Person) => online;

function byPresence(a: Person, b: Person): number {
	if (a.online !== b.online) return a.online ? -1 : 1;
	const [left, right] = [foldText(a.user), foldText(b.user)];
	if (left !== right) return left < right ? -1 : 1;
	return a.user_id < b.user_id ? -1 : 1;
}
