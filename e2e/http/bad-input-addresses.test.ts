import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Server, startServer } from "../support/server";
import { badHeaders, badParts, unspeakable } from "./naughty/addresses";
import { type Canary, startCanary } from "./naughty/canary";
import { type Endpoint, endpoints, splitRoute } from "./naughty/endpoints";
import { expectDecent, readProblem } from "./naughty/problem";
import { buildScene, type Scene, spellPath } from "./naughty/scene";
import { type Attempt, besiege } from "./naughty/siege";
import { accepted } from "./naughty/strings";
import { ask, sendBytes } from "./naughty/wire";

let server: Server;
let canary: Canary;
let scene: Scene;

beforeAll(async () => {
	server = await startServer();
	canary = await startCanary(server.url);
	scene = await buildScene(server.url);
});
afterAll(() => server?.stop());

const partsOf = (route: string) => Array.from(route.matchAll(/\{(\w+)\}/g), ([, part = ""]) => part);
const addressed = endpoints.flatMap((endpoint) => partsOf(endpoint.route).map((part) => ({ ...endpoint, part })));

/** Calls `endpoint` as the room's owner with `text` in place of one part of its path. */
function callWith(endpoint: Endpoint, part: string, text: string) {
	const { method, path } = splitRoute(endpoint.route);
	const body = endpoint.valid && JSON.stringify(endpoint.valid);
	return ask(server.url, { method, path: spellPath(path, scene, { [part]: text }), bearer: scene.owner.id, body });
}

const attempts = (texts: readonly string[], endpoint: Endpoint, part: string): Attempt[] =>
	texts.map((text) => ({
		name: text.slice(0, 60),
		run: async () => expectDecent(await callWith(endpoint, part, text)),
	}));

describe.each(addressed)("$route with a bad $part", ({ part, ...endpoint }) => {
	test("answers or refuses decently", async () => {
		expect(await besiege(attempts(badParts, endpoint, part))).toEqual([]);
	});

	test("refuses percent signs that spell no UTF-8 with a problem document", async () => {
		expect(await besiege(attempts(unspeakable, endpoint, part))).toEqual([]);
	});
});

const searched = ["GET /api/rooms/{room_id}", "PATCH /api/rooms/{room_id}/messages/{id}"];
const reached = [
	"PUT /api/rooms/{room_id}/messages/{id}/reactions/{emoji}",
	"DELETE /api/rooms/{room_id}/members/{user_id}",
];
const sampled = addressed.filter(
	({ route, part }) => [...searched, ...reached].includes(route) && route.endsWith(`{${part}}`),
);

test.each(sampled)("$route takes naughty strings as its $part without falling", async ({ part, ...endpoint }) => {
	// Each route takes another third.
	const third = sampled.findIndex((one) => one.route === endpoint.route) % 3;
	const short = accepted.filter((text, at) => at % 3 === third && text.length < 1_000).map(encodeURIComponent);
	expect(short.length).toBeGreaterThan(200);
	expect(await besiege(attempts(short, endpoint, part))).toEqual([]);
});

test.each(endpoints)("$route withstands every bad header", async (endpoint) => {
	const { method, path } = splitRoute(endpoint.route);
	const throwHeaders = async (headers: Record<string, string>) => {
		const target = endpoint.fatal ? await buildScene(server.url) : scene;
		const body = endpoint.valid && JSON.stringify(endpoint.valid);
		const bearer = target.owner.id;
		expectDecent(await ask(server.url, { method, path: spellPath(path, target), bearer, body, headers }));
	};
	const thrown = badHeaders.map((headers) => ({
		name: JSON.stringify(headers).slice(0, 80),
		run: () => throwHeaders(headers),
	}));
	expect(await besiege(thrown)).toEqual([]);
});

const credentials = [
	"",
	"Bearer",
	"Bearer ",
	"Bearer  a",
	"bearer a",
	"Basic YTpi",
	"Digest x",
	"Bearer a b c",
	"Bearer ..",
	"Bearer a.b.c",
	"Bearer a.b.c.d",
	"Bearer __proto__",
	"Bearer null",
	`Bearer ${"a".repeat(11_000)}`,
	`Bearer ${"a.".repeat(5_000)}`,
	"Bearer \u00ff\u00fe",
	"Bearer eyJ9.e30.",
	"Token x",
	"Bearer\tx",
];

test.each(endpoints.filter(({ route, open }) => route !== "POST /api/sessions" && !open))(
	"$route knows no forged bearer",
	async ({ route }) => {
		const { method, path } = splitRoute(route);
		const forged = credentials.map((authorization) => ({
			name: authorization.slice(0, 40),
			run: async () => {
				const answer = await ask(server.url, { method, path: spellPath(path, scene), headers: { authorization } });
				expect(readProblem(answer).status).toBe(401);
			},
		}));
		expect(await besiege(forged)).toEqual([]);
	},
);

/** Refused by Node's own parser before any route: no problem document, but nothing leaks and nothing falls. */
const unparsable = {
	"headers beyond every limit": `GET /api/rooms HTTP/1.1\r\nHost: a\r\nX: ${"y".repeat(100_000)}\r\n\r\n`,
	"a length that is no number": "POST /api/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n{}",
	"a length and chunks":
		"POST /api/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
	"chunks that lie":
		"POST /api/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
	"an unknown method": "BREW /api/rooms HTTP/1.1\r\nHost: a\r\n\r\n",
	"a NUL in the path": "GET /api/\u0000rooms HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
	"a NUL in a header": "GET /api/rooms HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
	"no HTTP at all": "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n",
	"no host": "GET /api/rooms HTTP/1.1\r\nConnection: close\r\n\r\n",
	"an unknown version": "GET /api/rooms HTTP/9.9\r\nHost: a\r\n\r\n",
	"two hosts": "GET /api/rooms HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
};

test.each(Object.entries(unparsable))("a request with %s gets no server error and no leak", async (_, bytes) => {
	const answer = await sendBytes(server.url, Buffer.from(bytes, "latin1"));
	expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
	expect(answer).not.toMatch(/node_modules|\n\s+at |X-Powered-By|^Server:/im);
});

test("the conversation beside all this is whole", () => canary.end());
