/** Pure decisions about names. */
import { randomInt } from "node:crypto";
import type { UserRow } from "../../db/accounts";
import type { Actor } from "./access";
import type { Person, Profile } from "./schema";

/** Names that would pass for a part of Parley. */
const reserved = new Set(["assistant"]);

const moods =
	"amber brave calm clever cosy eager fair gentle happy jolly kind lively lucky mellow merry neat nimble polite quick quiet sunny swift tidy warm wise witty".split(
		" ",
	);
const animals =
	"badger beaver crane dolphin falcon finch fox gecko hare heron ibis koala lark lynx marten newt otter owl panda puffin raven robin seal stork swan wren".split(
		" ",
	);

/** Folds a name for comparison: one person cannot be `Ada` where another is `ada`, in any script. */
export function nameKey(username: string): string {
	return username.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

export function isReserved(username: string): boolean {
	return reserved.has(nameKey(username));
}

export function toProfile({ id, username, kind, signals }: Pick<UserRow, keyof Profile>): Profile {
	return { id, username, kind, signals };
}

/** The actor with what is new of them; the same where nothing is. */
export function withNews(actor: Actor, { username, signals }: Person): Actor {
	return actor.username === username && actor.signals === signals ? actor : { ...actor, username, signals };
}

/** A friendly name such as `calm-otter-417`. */
export function makeUpName(): string {
	const pick = (words: string[]) => words[randomInt(words.length)];
	return `${pick(moods)}-${pick(animals)}-${randomInt(100, 1_000)}`;
}
