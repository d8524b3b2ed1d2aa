import { describe, expect, test } from "vitest";
import { serveSuite } from "../support/suite";
import { buildScene, type Scene, spellPath } from "./naughty/scene";
import { type Asked, ask } from "./naughty/wire";

/** Whatever passes Next's router, the router names its own headers on: so a client can tell, and so can this test. */
const routerWasHere = /\brsc\b/;

const hot: readonly Omit<Asked, "bearer">[] = [
	{ path: "/api/rooms/{room_id}/messages" },
	{ path: "/api/rooms/{room_id}/messages?after=0&limit=1" },
	{ method: "POST", path: "/api/rooms/{room_id}/messages", body: '{"message":"hello"}' },
	{ path: "/api/rooms/{room_id}/events" },
	{ path: "/api/rooms/{room_id}/events", headers: { accept: "text/event-stream" } },
	{ path: "/api/events" },
	{ path: "/api/pairing" },
	{ method: "POST", path: "/api/pairing", body: '{"tags":["kettles"]}' },
	{ path: "/poll" },
	{ path: "/api/events", headers: { accept: "text/event-stream" } },
	{ method: "POST", path: "/api/rooms/{room_id}/typing" },
	{ method: "PUT", path: "/api/rooms/{room_id}/read", body: '{"seq":1}' },
];
const cold = [
	"/api/rooms",
	"/api/rooms/{room_id}",
	"/api/rooms/{room_id}/members",
	"/api/sessions/current",
	"/api/nothing",
];
const otherSpellings = ["/api/%72ooms/{room_id}/messages", "/api/./events", "/api/rooms/{room_id}/messages#x"];

const spell = ({ method = "GET", path, headers = {} }: Omit<Asked, "bearer">) =>
	`${method} ${path}${headers.accept ? ` as ${headers.accept}` : ""}`;
const named = hot.map((asked) => ({ name: spell(asked), asked }));

describe.each(["on", "off"] as const)("with FAST_LANE=%s", (setting) => {
	const suite = serveSuite({ env: { FAST_LANE: setting } });
	let scene: Promise<Scene> | undefined;
	const send = async (asked: Omit<Asked, "bearer">) => {
		scene ??= buildScene(suite.url);
		const { owner } = await scene;
		return ask(suite.url, { ...asked, path: spellPath(asked.path, await scene), bearer: owner.id });
	};

	test("the log's first line says so", () => {
		const [first = ""] = suite.server
			.output()
			.split("\n")
			.filter((line) => line.includes("Parley starts"));
		expect(JSON.parse(first)).toMatchObject({ fast_lane: setting });
	});

	test.each(named)(`$name ${setting === "on" ? "never comes to" : "passes"} the router`, async ({ asked }) => {
		const { status, headers } = await send(asked);
		expect([200, 201, 204]).toContain(status);
		expect(routerWasHere.test(String(headers.vary))).toBe(setting === "off");
	});

	test.each([...cold, ...otherSpellings])("%s is the router's", async (path) => {
		expect((await send({ path })).headers.vary).toMatch(routerWasHere);
	});
});

describe("where a platform routes by itself", () => {
	const suite = serveSuite({ env: { FAST_LANE: "on", VERCEL: "1" } });

	test("the lane stays closed, whatever was asked for", () => {
		expect(suite.server.output()).toContain('"fast_lane":"off"');
	});
});
