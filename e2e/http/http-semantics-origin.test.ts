import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Entrance } from "../../lib/rooms/schema";
import { newSession } from "../support/http";
import { type Server, startServer } from "../support/server";
import { expectStatus } from "../support/talk";
import { endpoints, isTaken, splitRoute } from "./naughty/endpoints";
import { readProblem } from "./naughty/problem";
import { buildScene, type Scene, spellPath } from "./naughty/scene";
import { type Answered, ask } from "./naughty/wire";

let server: Server;
let scene: Scene;

beforeAll(async () => {
	server = await startServer();
});
beforeEach(async () => {
	scene = await buildScene(server.url);
});
afterAll(() => server?.stop());

/** Opening a session is guarded otherwise: no cookie authenticates it, but its answer sets one. */
const guarded = endpoints.filter(({ route }) => !route.startsWith("GET ") && route !== "POST /api/sessions");
const open = endpoints.filter(({ route }) => route.startsWith("GET "));

function callWith(route: string, headers: Record<string, string>, valid?: unknown): Promise<Answered> {
	const { method, path } = splitRoute(route);
	const body = valid === undefined ? {} : { body: JSON.stringify(valid) };
	return ask(server.url, { method, path: spellPath(path, scene), headers, ...body });
}

const cookie = () => ({ cookie: `parley_session=${scene.owner.id}` });
const own = () => new URL(server.url).origin;

const foreign: Record<string, () => Record<string, string>> = {
	"no proof at all": () => ({}),
	"Sec-Fetch-Site: cross-site": () => ({ "sec-fetch-site": "cross-site" }),
	"Sec-Fetch-Site: same-site": () => ({ "sec-fetch-site": "same-site" }),
	"an unknown Sec-Fetch-Site": () => ({ "sec-fetch-site": "SAME-ORIGIN " }),
	"an empty Sec-Fetch-Site": () => ({ "sec-fetch-site": "" }),
	"Origin: null": () => ({ origin: "null" }),
	"another host": () => ({ origin: "http://evil.test" }),
	"another port": () => ({ origin: "http://127.0.0.1:1" }),
	"our host as a user name": () => ({ origin: `http://${new URL(server.url).host}@evil.test` }),
	"our host as a beginning": () => ({ origin: `${own()}.evil.test` }),
	"our host as a path": () => ({ origin: `http://evil.test/${new URL(server.url).host}` }),
	"no URL": () => ({ origin: "::::" }),
	"an empty Origin": () => ({ origin: "" }),
	"a Referer alone": () => ({ referer: `${own()}/` }),
	"cross-site with our Origin in a Referer": () => ({ "sec-fetch-site": "cross-site", referer: `${own()}/` }),
};

describe.each(guarded)("$route by cookie", ({ route, valid, alone }) => {
	const taken = (status: number) => isTaken({ alone }, status);

	test("needs a same-origin proof, and without one changes nothing", async () => {
		const before = await snapshot();
		for (const [name, headers] of Object.entries(foreign)) {
			const answer = await callWith(route, { ...cookie(), ...headers() }, valid);
			expect(answer.status, name).toBe(403);
			readProblem(answer, "cross_site_request");
		}
		expect(await snapshot()).toEqual(before);
	});

	test("passes by any of the proofs", async () => {
		const proofs = [{ "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }, { origin: own() }];
		for (const proof of proofs) {
			if (proof !== proofs[0]) scene = await buildScene(server.url);
			expect((await callWith(route, { ...cookie(), ...proof }, valid)).status).toSatisfy(taken);
		}
	});

	test("needs none as a bearer", async () => {
		const headers = { authorization: `Bearer ${scene.owner.id}`, origin: "null", "sec-fetch-site": "cross-site" };
		expect((await callWith(route, headers, valid)).status).toSatisfy(taken);
	});
});

test.each(open)("$route by cookie needs no proof, since it changes nothing", async ({ route }) => {
	for (const headers of [{}, { "sec-fetch-site": "cross-site" }, { origin: "null" }])
		expect((await callWith(route, { ...cookie(), ...headers })).status).toBe(200);
});

test("no other site presses a session on a browser; a program, which says nothing of origins, gets one", async () => {
	const { "no proof at all": silent, "a Referer alone": referer, ...others } = foreign;
	for (const [name, headers] of Object.entries(others)) {
		const answer = await callWith("POST /api/sessions", headers(), {});
		expect(answer.status, name).toBe(403);
		readProblem(answer, "cross_site_request");
		expect(answer.headers, name).not.toHaveProperty("set-cookie");
	}
	for (const headers of [silent?.(), referer?.(), { origin: own() }, { "sec-fetch-site": "same-origin" }])
		expect((await callWith("POST /api/sessions", headers ?? {}, {})).status).toBe(201);
});

test("a token in any cookie but ours, or in a query, is no session", async () => {
	for (const headers of [{ cookie: `session=${scene.owner.id}` }, { cookie: `PARLEY_SESSION=${scene.owner.id}` }])
		readProblem(await callWith("GET /api/rooms", headers), "session_missing");
	const path = `/api/rooms?session_id=${scene.owner.id}&parley_session=${scene.owner.id}`;
	readProblem(await ask(server.url, { path }), "session_missing");
});

test("our cookie is found among others", async () => {
	const many = `a=b; parley_sessions=x; ${cookie().cookie}; c="d; e"; =f`;
	expect((await callWith("GET /api/sessions/current", { cookie: many })).json).toMatchObject({
		user: scene.owner.user,
	});
});

test("of a bearer and a cookie the bearer counts, and needs no proof", async () => {
	const other = await newSession(server.url);
	const headers = { ...cookie(), authorization: `Bearer ${other.id}` };
	expect((await callWith("GET /api/sessions/current", headers)).json).toMatchObject({ user: other.user });
	expect((await callWith("POST /api/rooms", headers, {})).json).toMatchObject({ owner_id: other.user.id });
});

test("a bearer that is dead is not saved by a living cookie", async () => {
	const headers = { ...cookie(), authorization: "Bearer a.b.c" };
	expect((await callWith("GET /api/sessions/current", headers)).status).toBe(401);
});

async function snapshot(): Promise<unknown> {
	const { member, room } = scene;
	const joined = await member.call<Entrance>("POST", `/api/rooms/${room.room_id}/members`, {});
	const { members, messages, cursor } = expectStatus(joined, 200);
	return [members.map(({ user_id, read_seq }) => [user_id, read_seq]), messages, cursor];
}
