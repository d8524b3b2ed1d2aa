/** Pages of other sites: those that CORS_ORIGINS names, anybody's where it says so, and nobody's otherwise. */
import { describe, expect, test } from "vitest";
import { call, newSession } from "../support/http";
import { serveSuite } from "../support/suite";

const friend = "https://friend.example";
const stranger = "https://stranger.example";
const allowed = "access-control-allow-origin";
const credentials = "access-control-allow-credentials";

/** As a page of `origin` would. */
const from = (origin: string, headers: Record<string, string> = {}) => ({
	headers: { origin, "sec-fetch-site": "cross-site", ...headers },
});
const asking = { "access-control-request-method": "POST", "access-control-request-headers": "content-type" };

describe("where one site is named", () => {
	const suite = serveSuite({ env: { CORS_ORIGINS: friend } });

	test.each(["/connect", "/api/pairing", "/api/rooms/lobby/messages"])("%s is offered to it alone", async (path) => {
		const { status, headers } = await call(suite.url, "OPTIONS", path, undefined, from(friend, asking));
		expect([status, headers.get(allowed), headers.get(credentials)]).toEqual([204, friend, "true"]);
		expect(headers.get("access-control-allow-methods")).toContain("POST");
		expect(headers.get("access-control-allow-headers")).toMatch(/authorization.*content-type/i);
		expect(headers.get("vary")?.toLowerCase()).toContain("origin");
		const other = await call(suite.url, "OPTIONS", path, undefined, from(stranger, asking));
		expect(other.headers.get(allowed)).toBeNull();
		expect(other.headers.get("vary")?.toLowerCase()).toContain("origin");
	});

	test("its page meets somebody over the founding paths, and gets no cookie for it", async () => {
		const opened = await call<{ session_id: string }>(suite.url, "POST", "/connect", {}, from(friend));
		expect([opened.status, opened.headers.get(allowed)]).toEqual([200, friend]);
		expect(opened.headers.get("set-cookie")).toBeNull();
		const bearer = from(friend, { authorization: `Bearer ${opened.body.session_id}` });
		const polled = await call(suite.url, "GET", "/poll", undefined, bearer);
		expect(polled.body).toMatchObject({ status: "waiting" });
		const gone = await call(suite.url, "POST", "/disconnect", undefined, bearer);
		expect([gone.status, gone.headers.get(allowed)]).toEqual([200, friend]);
		const refused = await call(suite.url, "POST", "/connect", {}, from(stranger));
		expect([refused.status, refused.headers.get(allowed)]).toEqual([403, null]);
	});

	test("refusals can be read, and the cookie takes no write from there", async () => {
		const person = await newSession(suite.url);
		const cookie = from(friend, { cookie: `parley_session=${person.id}` });
		const read = await call(suite.url, "GET", "/api/sessions/current", undefined, cookie);
		expect([read.status, read.headers.get(credentials)]).toEqual([200, "true"]);
		for (const [method, path] of [["POST", "/connect"] as const, ["POST", "/api/pairing"] as const]) {
			const { status, headers, body } = await call(suite.url, method, path, {}, cookie);
			expect([status, headers.get(allowed)]).toEqual([403, friend]);
			expect(body).toMatchObject({ code: "cross_site_request" });
		}
	});
});

describe("where anybody may", () => {
	const suite = serveSuite({ env: { CORS_ORIGINS: "*" } });

	test("every site is told so, and none that it may use the cookie", async () => {
		const { status, headers } = await call(suite.url, "POST", "/connect", {}, from(stranger));
		expect([status, headers.get(allowed), headers.get(credentials)]).toEqual([200, "*", null]);
		expect(headers.get("set-cookie")).toBeNull();
	});
});

describe("as it is without a word", () => {
	const suite = serveSuite({ env: { STRANGERS: "off" } });

	test("no other site is let in", async () => {
		const { status, headers } = await call(suite.url, "OPTIONS", "/api/rooms", undefined, from(friend, asking));
		expect([status, headers.get(allowed)]).toEqual([204, null]);
		expect((await call(suite.url, "POST", "/api/sessions", {}, from(friend))).status).toBe(403);
	});

	test("where strangers are turned off, none of their addresses is there", async () => {
		const person = await newSession(suite.url);
		for (const [method, path, body] of [
			["GET", "/api/pairing", undefined],
			["POST", "/api/pairing", {}],
			["POST", "/connect", {}],
			["GET", "/poll", undefined],
			["POST", "/message", { message: "hello" }],
		] as const) {
			const answer = await person.call(method, path, body);
			expect([path, answer.status]).toEqual([path, 404]);
			expect(answer.body).toMatchObject({ code: "pairing_off" });
		}
	});
});
