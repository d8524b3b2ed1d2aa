/** Who one claims to be: twice, not at all, in another's place, in a spelling that few servers read, from another site. */
import type { Dice } from "../../../torture/dice";
import type { Draft } from "../draft";
import type { Scene } from "../scene";
import type { Twist } from "./targets";

const isBearer = (line: string) => line.startsWith("Authorization:");
const forget = (draft: Draft) => {
	draft.headers = draft.headers.filter((line) => !isBearer(line));
};

const provenances = [
	[],
	["Sec-Fetch-Site: same-origin"],
	["Sec-Fetch-Site: none"],
	["Sec-Fetch-Site: cross-site"],
	["Sec-Fetch-Site: same-site"],
	["Origin: http://parley.test"],
	["Origin: http://PARLEY.test"],
	["Origin: http://parley.test.evil.test"],
	["Origin: null"],
	["Origin: x"],
	["Sec-Fetch-Site: same-origin", "Origin: http://evil.test"],
	["Origin: http://parley.test", "Origin: http://evil.test"],
] as const;

/** By cookie, as browsers do: then it counts where the request came from. */
const byCookie: Twist = (draft, dice, { ada, ben }) => {
	forget(draft);
	const { token } = dice.pick([ada, ben]);
	const cookies = [
		`parley_session=${token}`,
		`a=b; parley_session=${token}; c`,
		`parley_session="${token}"`,
		`parley_session=; parley_session=${token}`,
		`parley_session=${token}; parley_session=other`,
		`PARLEY_SESSION=${token}`,
		`parley_session=${token}=x`,
		`parley_session=${encodeURIComponent(token.replace(".", "%2E"))}`,
	];
	draft.headers.push(`Cookie: ${dice.chance(0.6) ? cookies[0] : dice.pick(cookies)}`, ...dice.pick(provenances));
};

/** In several Cookie lines, which belong together (RFC 9113 §8.2.3). */
const byCookies: Twist = (draft, dice, { ben }) => {
	forget(draft);
	draft.headers.push("Cookie: a=b", `Cookie: parley_session=${ben.token}`, ...dice.pick(provenances));
};

const byQuery: Twist = (draft, dice, { ben }) => {
	if (dice.chance(0.8)) forget(draft);
	const name = dice.pick(["session_id", "session_id", "session_id", "session%5Fid", "SESSION_ID"]);
	const value = dice.pick([ben.token, ben.token, ben.token.replace(".", "%2e"), "", "x"]);
	draft.query += `${draft.query === "" ? "?" : "&"}${name}=${value}`;
};

const schemes = (scene: Scene, dice: Dice): readonly string[] => {
	const { token } = dice.pick([scene.ada, scene.ben]);
	return [
		`authorization: bearer ${token}`,
		`AUTHORIZATION:BEARER   ${token}   `,
		`Authorization:\tBearer\t${token}`,
		`Authorization: Bearer ${token}, Bearer x`,
		`Authorization: Bearer ${token} x`,
		`Authorization: Bearer ${token}x`,
		`Authorization: Bearer ${token.slice(0, -1)}`,
		`Authorization: Bearer`,
		`Authorization: Basic ${token}`,
		`Authorization: ${token}`,
		"Authorization: ",
		`Authorization: Bearer ${"a".repeat(9_000)}`,
		"Authorization: Bearer \u00FF\u00FE",
		"Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
		`Proxy-Authorization: Bearer ${token}`,
	];
};

const byScheme: Twist = (draft, dice, scene) => {
	forget(draft);
	draft.headers.push(dice.pick(schemes(scene, dice)));
};

/** Node keeps the first of two; whoever looks at the lines themselves may take the other. */
const twice: Twist = (draft, dice, { cat }) => {
	const line = dice.pick([`Authorization: Bearer ${cat.token}`, "authorization: x", "Authorization: "]);
	if (dice.chance(0.5)) draft.headers.push(line);
	else draft.headers.unshift(line);
};

const withCookie: Twist = (draft, dice, { cat }) => {
	draft.headers.push(`Cookie: parley_session=${cat.token}`, ...dice.pick(provenances));
};

const nobody: Twist = (draft) => forget(draft);

const ways: readonly Twist[] = [
	byCookie,
	byCookie,
	byCookie,
	byCookies,
	byQuery,
	byScheme,
	byScheme,
	twice,
	withCookie,
	nobody,
];

export const bendCredentials: Twist = (draft, dice, scene) => dice.pick(ways)(draft, dice, scene);
