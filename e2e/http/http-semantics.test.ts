import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Server, startServer } from "../support/server";
import { endpoints, splitRoute } from "./naughty/endpoints";
import { readProblem } from "./naughty/problem";
import { buildScene, type Scene, spellPath } from "./naughty/scene";
import { type Answered, ask } from "./naughty/wire";

let server: Server;
let scene: Scene;

beforeAll(async () => {
	server = await startServer();
	scene = await buildScene(server.url, "public");
});
afterAll(() => server?.stop());

const known = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const addresses = [...new Set(endpoints.map(({ route }) => splitRoute(route).path))].map((path) => ({
	path,
	offered: endpoints
		.map(({ route }) => splitRoute(route))
		.filter((one) => one.path === path)
		.map(({ method }) => method),
}));

const send = (method: string, path: string, headers: Record<string, string> = {}): Promise<Answered> =>
	ask(server.url, { method, path: spellPath(path, scene), bearer: scene.owner.id, headers });
const allowed = ({ headers }: Answered) => (headers.allow ?? "").split(/,\s*/).sort();

describe.each(addresses)("$path", ({ path, offered }) => {
	const all = [...offered, ...(offered.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort();

	test.each([...known, "HEAD"].filter((method) => !all.includes(method)))(
		"refuses %s and says what it offers",
		async (method) => {
			for (const bearer of [scene.owner.id, undefined]) {
				const answer = await ask(server.url, { method, path: spellPath(path, scene), bearer });
				expect(answer.status).toBe(405);
				if (method !== "HEAD") readProblem(answer, "method_not_allowed");
				expect(allowed(answer)).toEqual(all);
			}
		},
	);

	test("tells its methods to OPTIONS, without a session", async () => {
		const answer = await ask(server.url, { method: "OPTIONS", path: spellPath(path, scene) });
		expect([answer.status, answer.text]).toEqual([204, ""]);
		expect(allowed(answer)).toEqual(all);
		expect(answer.headers, "no other site is let in").not.toHaveProperty("access-control-allow-origin");
	});
});

describe.each(addresses.filter(({ offered }) => offered.includes("GET")))("$path", ({ path }) => {
	test("answers HEAD as GET, without the body", async () => {
		const [get, head] = [await send("GET", path), await send("HEAD", path)];
		expect([head.status, head.text]).toEqual([200, ""]);
		for (const name of ["content-type", "cache-control", "x-content-type-options"])
			expect(head.headers[name]).toBe(get.headers[name]);
	});

	test("keeps out of every cache and says what it is", async () => {
		for (const answer of [await send("GET", path), await ask(server.url, { path: spellPath(path, scene) })]) {
			expect(answer.headers["cache-control"]).toMatch(/^private,(?: no-cache,)? no-store/);
			expect(answer.headers["x-content-type-options"]).toBe("nosniff");
			expect(answer.headers).not.toHaveProperty("etag");
			expect(answer.headers).not.toHaveProperty("x-powered-by");
			expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
		}
	});
});

test.each(["TRACE", "PROPFIND", "LOCK", "SEARCH"])(
	"%s, which no address knows, is refused like any other",
	async (method) => {
		for (const { path } of addresses) {
			const answer = await send(method, path);
			expect(answer.status, path).toBe(405);
			readProblem(answer, "method_not_allowed");
			expect(allowed(answer)).toContain("OPTIONS");
		}
	},
);

test.each(["/api/rooms/{room_id}/events", "/api/events"])("HEAD of %s opens no stream", async (path) => {
	const answer = await send("HEAD", path, { accept: "text/event-stream" });
	expect([answer.status, answer.text]).toEqual([200, ""]);
});

const nowhere = [
	"/api",
	"/api/nowhere",
	"/api/rooms/{room_id}/nowhere",
	"/api/sessions/other/x",
	"/api/v1/rooms",
	"/api/rooms/{room_id}/events/x",
];

test.each(nowhere)("there is nothing at %s, by whatever method, and JSON says so", async (path) => {
	for (const method of known)
		for (const bearer of [scene.owner.id, undefined]) {
			const body = method === "GET" ? undefined : "{}";
			readProblem(await ask(server.url, { method, path: spellPath(path, scene), bearer, body }), "route_not_found");
		}
	expect(await send("HEAD", path)).toMatchObject({ status: 404, text: "" });
});

test("an address outside the API is a page, not a problem document", async () => {
	const answer = await ask(server.url, { path: "/nowhere-at-all", headers: { accept: "text/html" } });
	expect(answer.status).toBe(404);
	expect(answer.headers["content-type"]).toMatch(/^text\/html/);
});

test("a page is guarded: no framing, no sniffing, no referrer, scripts by nonce alone, nonce new each time", async () => {
	const nonces = new Set<string>();
	for (let at = 0; at < 2; at++) {
		const { headers, text } = await ask(server.url, { path: "/", headers: { accept: "text/html" } });
		const policy = String(headers["content-security-policy"]);
		const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
		expect(nonce.length, policy).toBeGreaterThanOrEqual(20);
		nonces.add(nonce);
		expect(policy).toMatch(/default-src 'self'|default-src 'none'/);
		for (const rule of ["frame-ancestors 'none'", "object-src 'none'", "base-uri"]) expect(policy).toContain(rule);
		expect(/script-src([^;]*)/.exec(policy)?.[1]).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
		for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
		expect(headers["x-content-type-options"]).toBe("nosniff");
		expect(String(headers["referrer-policy"])).toMatch(/no-referrer|same-origin/);
		expect(headers).not.toHaveProperty("x-powered-by");
	}
	expect(nonces.size).toBe(2);
});

test("a made body says its own type and charset", async () => {
	const answer = await send("GET", "/api/rooms/{room_id}");
	expect(answer.headers["content-type"]).toMatch(/^application\/json(?:; ?charset=utf-8)?$/i);
	const refused = await send("GET", "/api/rooms/nothing-of-this-id");
	expect(refused.headers["cache-control"]).toBe("private, no-store");
});
