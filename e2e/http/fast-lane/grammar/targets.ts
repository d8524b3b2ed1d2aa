/** The request line, bent: methods, spellings of the address that name it still, or no longer, and versions. */
import type { Dice } from "../../../torture/dice";
import type { Draft } from "../draft";
import type { Scene } from "../scene";

/** Bends a draft in one way, whether or not there is much to bend. */
export type Twist = (draft: Draft, dice: Dice, scene: Scene) => void;

const ordinary = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const odd = [
	"get",
	"Post",
	"TRACE",
	"CONNECT",
	"PRI",
	"PROPFIND",
	"SEARCH",
	"QUERY",
	"M-SEARCH",
	"BREW",
	"",
	"G\u00CBT",
] as const;

export const bendMethod: Twist = (draft, dice) => {
	draft.method = dice.chance(0.75) ? dice.pick(ordinary) : dice.pick(odd);
};

export const bendVersion: Twist = (draft, dice) => {
	draft.version = dice.pick(["HTTP/1.0", "HTTP/1.0", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.2", "http/1.1", ""]);
};

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;

/** One letter of the path in its percent-encoding, which is the same address (RFC 3986 §6.2.2.2). */
function encodeLetter(path: string, dice: Dice): string {
	const letters = [...path.matchAll(/[a-z0-9]/gi)];
	if (letters.length === 0) return path;
	const { index, 0: letter } = dice.pick(letters);
	return (
		path.slice(0, index) + (dice.chance(0.5) ? percent(letter) : percent(letter).toUpperCase()) + path.slice(index + 1)
	);
}

/** `insert` in place of one of the slashes. */
function atSlash(path: string, insert: string, dice: Dice): string {
	const slashes = [...path.matchAll(/\//g)];
	if (slashes.length === 0) return path;
	const { index } = dice.pick(slashes);
	return path.slice(0, index) + insert + path.slice(index + 1);
}

const bends: readonly ((path: string, dice: Dice) => string)[] = [
	encodeLetter,
	encodeLetter,
	(path) => `${path}/`,
	(path) => `${path}//`,
	(path) => `/${path}`,
	(path, dice) =>
		atSlash(path, dice.pick(["//", "/./", "/%2e/", "/x/../", "/x/%2e%2e/", "/%2E%2e/", "\\", "/\\"]), dice),
	(path, dice) =>
		atSlash(path, dice.pick(["%2F", "%2f", "%5c", "%252F", "/%20", "%00/", "/;a=b/", "/%EF%BC%8F"]), dice),
	(path, dice) =>
		path + dice.pick(["%00", "%0d%0aX-Injected:%20yes", "%", "%zz", "%ff", "%c0%af", "%20", "+", ";x=y", "."]),
	(path, dice) =>
		path + dice.pick([".json", ".rsc", ".txt", "/..", "/.", "/%2e%2e", "/index", "%2F", "\u00E9", "{}", "\t", " "]),
	(path) => path.toUpperCase(),
	(path) => path.replace("/api/", "/API/"),
	(path) => path.replace("/rooms", "/Rooms"),
	(path, dice) =>
		dice.pick(["http://parley.test", "http://elsewhere.test:81", "https://parley.test", "HTTP://a@b"]) + path,
	(path, dice) =>
		dice.pick(["*", "", "parley.test:80", path.slice(1), `.${path}`, `?${path}`, "/%2fapi", "//", "/\u0000"]),
	(path) => `${path}${"/x".repeat(200)}`,
	(path) => `${path}/${"y".repeat(6_000)}`,
	(path, dice) => `${path}#${dice.pick(["", "fragment", "?after=1"])}`,
];

export const bendPath: Twist = (draft, dice) => {
	draft.path = dice.pick(bends)(draft.path, dice);
};
