/**
 * Whether two texts are the same but for what chance and the clock gave them. Ids made during the run may differ, but one
 * of the left must then always stand where the same one of the right stands.
 */

const patterns = {
	id: /(?<="(?:id|room_id|message_id|user_id|owner_id)":")[\w-]{21,22}(?=[":])/,
	/** A room's part of a cursor (lib/events/cursor.ts). */
	key: /(?<=(?:[."*,]|id: \w{1,16}\.|^)\*?)[\w-]{8}(?=:\d+[",\n])/,
	/** One may have been made up. */
	name: /(?<="(?:user|username|username_key)":")[^"]*(?=")/,
	/** Made up of id and name. */
	token: /\beyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}\b/,
	time: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/,
	nonce: /(?<='nonce-|nonce=")[A-Za-z0-9+/=]+(?=['"])/,
	/** A `room_updated` that is still remembered shows the room as it was then, one read afresh as it is now. */
	room: /(?<="timestamp":"[^"]{24}","room":)\{[^}]*\}/,
	/** Who is here or types is a matter of the moment. */
	online: /"online(?:_count)?":(?:\d+|true|false)/,
	people: /"(?:users|typing)":\[[^\]]*\]/,
} as const;

/** What must be paired one to one; of the rest only the kind is compared. */
const paired = new Set(["id", "key", "name"]);
const volatile = new RegExp(
	Object.entries(patterns)
		.map(([kind, { source }]) => `(?<${kind}>${source})`)
		.join("|"),
	"gm",
);

interface Token {
	kind: string;
	value: string;
}

export class Likeness {
	readonly #left = new Map<string, string>();
	readonly #right = new Map<string, string>();

	/** The first place where they differ, as told to a person; null where they do not. */
	differ(left: string, right: string): string | null {
		const [lefts, rights] = [tokens(left), tokens(right)];
		for (let at = 0; at < Math.max(lefts.length, rights.length); at++) {
			const [one, other] = [lefts[at], rights[at]];
			if (!one || !other || !this.#alike(one, other)) return `${show(one, other)} | ${show(other, one)}`;
		}
		return null;
	}

	#alike(one: Token, other: Token): boolean {
		if (one.kind !== other.kind) return false;
		if (paired.has(one.kind)) return this.#pair(one.value, other.value);
		return one.kind !== "text" || one.value === other.value;
	}

	#pair(left: string, right: string): boolean {
		const known = this.#left.get(left);
		if (known !== undefined || this.#right.has(right)) return known === right;
		this.#left.set(left, right);
		this.#right.set(right, left);
		return true;
	}
}

function tokens(text: string): Token[] {
	const found: Token[] = [];
	let at = 0;
	for (const match of text.matchAll(volatile)) {
		found.push({ kind: "text", value: text.slice(at, match.index) });
		const [kind = "text"] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
		found.push({ kind, value: match[0] });
		at = match.index + match[0].length;
	}
	return [...found, { kind: "text", value: text.slice(at) }];
}

/** From a little before the first character that differs. */
function show(token: Token | undefined, other: Token | undefined): string {
	if (!token) return "nothing";
	let at = 0;
	while (at < token.value.length && token.value[at] === other?.value[at]) at++;
	const from = Math.max(0, at - 60);
	return `${token.kind} ${JSON.stringify(token.value.slice(from, at + 200))}`;
}
