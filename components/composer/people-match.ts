/** Whom a name that somebody begins to write may mean. Pure. */

export interface Candidate {
	user_id: string;
	user: string;
	online: boolean;
	/** The `seq` of their newest message that is loaded; 0 where there is none. */
	spoke: number;
}

const most = 8;

/** Names that begin with `query` first, then those with a word that does, then those that hold it; among them those online, then who spoke lately. */
export function matchPeople(people: readonly Candidate[], query: string): Candidate[] {
	const wanted = fold(query);
	const found = people.flatMap((person) => {
		const rank = rankName(fold(person.user), wanted);
		return rank === null ? [] : [{ person, rank }];
	});
	found.sort((a, b) => a.rank - b.rank || compare(a.person, b.person));
	return found.slice(0, most).map(({ person }) => person);
}

function rankName(name: string, wanted: string): number | null {
	// Whoever wrote the whole name and a space goes on with the next word.
	if (wanted.endsWith(" ") && !name.startsWith(wanted)) return null;
	if (name.startsWith(wanted)) return 0;
	if (name.split(/[\s._-]/u).some((word) => word.startsWith(wanted))) return 1;
	return name.includes(wanted) ? 2 : null;
}

function compare(a: Candidate, b: Candidate): number {
	if (a.online !== b.online) return a.online ? -1 : 1;
	return b.spoke - a.spoke || a.user.localeCompare(b.user);
}

/** Without case and accents, so that "zoe" finds "Zoë". */
function fold(name: string): string {
	return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
