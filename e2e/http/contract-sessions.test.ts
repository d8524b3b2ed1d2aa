import { afterAll, beforeAll, expect, test } from "vitest";
import { createdSession, session, username } from "../../lib/accounts/schema";
import { call, newSession } from "../support/http";
import { type Server, startServer } from "../support/server";
import { expectStatus } from "../support/talk";
import { readProblem, refusedFields } from "./naughty/problem";
import { type Answered, ask } from "./naughty/wire";

let server: Server;

beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

const open = (body?: unknown, headers: Record<string, string> = {}): Promise<Answered> =>
	ask(server.url, {
		method: "POST",
		path: "/api/sessions",
		headers,
		...(body !== undefined && { body: JSON.stringify(body) }),
	});

test.each([
	["no body at all", undefined],
	["an empty object", {}],
])("a session opened with %s is a guest with a made-up name", async (_, body) => {
	const answer = await open(body);
	expect(answer.status, answer.text).toBe(201);
	const { session_id, user, expires_at } = createdSession.parse(answer.json);
	expect(user.kind).toBe("guest");
	expect(username.parse(user.username)).toBe(user.username);
	expect(Date.parse(expires_at)).toBeGreaterThan(Date.now() + 60_000);
	expect(session_id.split(".")).toHaveLength(3);
});

test("the cookie carries the same token, for HTTP and this site alone", async () => {
	const answer = await open({});
	const [cookie = "", ...others] = answer.headers["set-cookie"] ?? [];
	expect(others).toEqual([]);
	const [pair, ...attributes] = cookie.split(/;\s*/);
	expect(pair).toBe(`parley_session=${createdSession.parse(answer.json).session_id}`);
	expect(attributes).toEqual(expect.arrayContaining(["HttpOnly", "Path=/"]));
	expect(attributes.map((one) => one.toLowerCase())).toContain("samesite=lax");
	expect(attributes, "no HTTPS here, so a browser would drop it").not.toContain("Secure");
	const current = await ask(server.url, { path: "/api/sessions/current", headers: { cookie: pair ?? "" } });
	expect(current.status).toBe(200);
});

test("the current session has the same shape without its token", async () => {
	const guest = await newSession(server.url, "mirror");
	const answer = await guest.call("GET", "/api/sessions/current");
	expect(session.parse(expectStatus(answer, 200)).user).toEqual(guest.user);
});

test("a session that ended is dead at once, however often one asks, and its cookie is taken back", async () => {
	const guest = await newSession(server.url);
	const asked = { method: "DELETE", path: "/api/sessions/current", bearer: guest.id };
	expect((await guest.call("GET", "/api/sessions/current")).status).toBe(200);
	const ended = await ask(server.url, asked);
	expect([ended.status, ended.text]).toEqual([204, ""]);
	expect(ended.headers["set-cookie"]?.join()).toMatch(/^parley_session=;.*(?:Max-Age=0|Expires=Thu, 01 Jan 1970)/i);
	readProblem(await ask(server.url, asked), "session_expired");
	readProblem(await ask(server.url, { ...asked, method: "GET" }), "session_expired");
	const cookie = `parley_session=${guest.id}`;
	readProblem(await ask(server.url, { path: "/api/rooms", headers: { cookie } }), "session_expired");
	readProblem(await ask(server.url, { path: "/api/sessions/current" }), "session_missing");
});

const kept = [
	["x", "x"],
	["0", "0"],
	["Ada Lovelace", "Ada Lovelace"],
	["  padded\t", "padded"],
	["a_b.c-d", "a_b.c-d"],
	["\uFF21\uFF44\uFF41", "Ada"],
	["\uFB01n", "fin"],
	["Ame\u0301lie", "Am\u00E9lie"],
	["\u2167", "VIII"],
	["\u540D\u524D", "\u540D\u524D"],
	["\u0646\u0627\u062A\u0627\u0634\u0627", "\u0646\u0627\u062A\u0627\u0634\u0627"],
	["\u0E15\u0E31\u0E49\u0E21", "\u0E15\u0E31\u0E49\u0E21"],
	["\uD55C\uAD6D", "\uD55C\uAD6D"],
	["one two three", "one two three"],
	["n".repeat(32), "n".repeat(32)],
	["\u{10330}".repeat(32), "\u{10330}".repeat(32)],
] as const;

test.each(kept)("the name %j is kept as %j", async (sent, name) => {
	const answer = await open({ username: sent });
	expect(answer.status, answer.text).toBe(201);
	expect(createdSession.parse(answer.json).user.username).toBe(name);
});

const improper = [
	"",
	"   ",
	"\u3000",
	"n".repeat(33),
	"\u{10330}".repeat(33),
	"a  b",
	"a\tb",
	"a\nb",
	"a\u00A0 b",
	"a/b",
	"a@b",
	"a!",
	"<b>",
	"a'b",
	'a"b',
	"a\\b",
	"a,b",
	"a:b",
	"a\u0000b",
	"a\u200Bb",
	"\u202Eada",
	"a\u2028b",
	"\uFEFFa\uFEFFb",
	"\u{1F600}",
	"\u0301",
	"\uFB03".repeat(11),
	"\uFDFA\uFDFA",
	"\u00BD",
	"a\uD800",
	"\uDC00",
	7,
	null,
	true,
	[],
	{},
];

test.each(improper.map((name) => [name]))("the name %j is refused", async (name) => {
	expect(refusedFields(await open({ username: name }))).toEqual(["username"]);
});

const alike = [
	["Ada-One", "aDA-oNE"],
	["Stra\u00DFe-One", "STRASSE-ONE"],
	["\u039F\u0394\u039F\u03A3-1", "\u03BF\u03B4\u03BF\u03C2-1"],
	["\u0416\u0416-\u0451", "\u0436\u0436-\u0401"],
	["Full-Width", "\uFF26\uFF55\uFF4C\uFF4C-Width"],
	["Kelvin-K", "kelvin-\u212A"],
	["Spaced Out", " spaced out "],
	["Ame\u0301-two", "AM\u00C9-TWO"],
] as const;

test.each(alike)("while %j is here, %j is taken", async (first, second) => {
	const holder = await newSession(server.url, first);
	readProblem(await open({ username: second }), "username_taken");
	expectStatus(await holder.call("DELETE", "/api/sessions/current"), 204);
	expect((await open({ username: second })).status, "free again once the last session ended").toBe(201);
});

test("who takes a name that became free is somebody else", async () => {
	const first = await newSession(server.url, "Phoenix");
	expectStatus(await first.call("DELETE", "/api/sessions/current"), 204);
	const second = await newSession(server.url, "Phoenix");
	expect(second.user.id).not.toBe(first.user.id);
	expect((await first.call("GET", "/api/sessions/current")).status).toBe(401);
});

test("of sixteen who want one name at the same moment one gets it", async () => {
	const answers = await Promise.all(Array.from({ length: 16 }, () => open({ username: "Highlander" })));
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
	for (const answer of answers.filter(({ status }) => status !== 201)) readProblem(answer, "username_taken");
});

test("a password that opens nothing is told apart by name or password by nothing", async () => {
	await newSession(server.url, "here-without-password");
	const tries = [
		{ username: "here-without-password", password: "x" },
		{ username: "never-was", password: "x" },
		{ password: "x" },
	];
	const answers = await Promise.all(tries.map((body) => open(body)));
	for (const answer of answers) readProblem(answer, "credentials_invalid");
	expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

test("a call without a session answers 401 with a hint", async () => {
	const answer = await call(server.url, "GET", "/api/rooms");
	expect(answer).toMatchObject({ status: 401, body: { code: "session_missing", status: 401 } });
});

test("under HTTPS, which a trusted proxy tells of, the cookie is Secure", async () => {
	const behind = await startServer({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
	const headers = { "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.1" };
	const answer = await ask(behind.url, { method: "POST", path: "/api/sessions", headers });
	await behind.stop();
	expect(answer.headers["set-cookie"]?.[0]?.split(/;\s*/)).toContain("Secure");
});
