/** The four founding paths, from the first call to the last by curl alone, as a script of a shell would use them. */
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { call } from "../support/http";
import { serveSuite } from "../support/suite";

const suite = serveSuite();
const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) console.warn("SKIPPED: there is no curl, so the founding paths are not tried with it.");

interface Told {
	status: string;
	session_id?: string;
	partner?: { user: string };
	tags: string[];
	events: { type: string; message?: string }[];
	cursor: string;
	code?: string;
}

async function curl(path: string, ...words: string[]): Promise<Told> {
	const { stdout } = await run("curl", ["--silent", "--show-error", "--max-time", "30", ...words, suite.url + path]);
	return JSON.parse(stdout) as Told;
}

const json = (body: unknown) => ["-X", "POST", "-H", "content-type: application/json", "-d", JSON.stringify(body)];

test.skipIf(!hasCurl)("two meet, talk and part by curl", async () => {
	const ada = await curl("/connect", ...json({ tags: "Music, jazz" }));
	expect(ada.status).toBe("waiting");
	const own = `?session_id=${ada.session_id}`;
	const waiting = curl(`/poll${own}&wait=20`);
	const bob = await curl("/connect", ...json({ tags: ["musik"] }));
	expect(bob).toMatchObject({ status: "connected", tags: ["music"] });
	const met = await waiting;
	expect(met).toMatchObject({ status: "connected", tags: ["music"] });
	const bearer = ["-H", `authorization: Bearer ${bob.session_id}`];
	expect(await curl("/message", ...bearer, ...json({ message: "hello" }))).toMatchObject({ message: "hello" });
	const heard = await curl(`/poll${own}&wait=20&after=${met.cursor}`);
	expect(heard.events).toMatchObject([{ type: "chat", message: "hello" }]);
	expect(await curl(`/disconnect${own}`, "-X", "POST")).toMatchObject({ status: "idle" });
	expect(await curl("/poll", ...bearer)).toMatchObject({ status: "disconnected" });
	const refused = await curl("/message", ...bearer, ...json({ message: "still there?" }));
	expect(refused.code).toBe("pairing_not_connected");
	expect(await curl("/disconnect", ...bearer, "-X", "POST")).toMatchObject({ status: "idle" });
});

test("the cookie of /connect is a session like any other, and nothing is cached", async () => {
	const { status, headers, body } = await call<Told>(suite.url, "POST", "/connect", {});
	expect([status, body.status]).toEqual([200, "waiting"]);
	const cookie = (headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
	expect(cookie).toBe(`parley_session=${body.session_id}`);
	const polled = await call<Told>(suite.url, "GET", "/poll", undefined, { headers: { cookie } });
	expect(polled.body.status).toBe("waiting");
	expect(polled.headers.get("cache-control")).toContain("no-store");
	const own = { cookie, "sec-fetch-site": "same-origin" };
	// As navigator.sendBeacon has it.
	const beacon = { ...own, "content-type": "text/plain;charset=UTF-8" };
	for (const [site, expected] of [["cross-site", 403] as const, ["same-origin", 200] as const]) {
		const headers = { ...beacon, "sec-fetch-site": site };
		const left = await call<Told>(suite.url, "POST", "/disconnect", undefined, { headers, raw: "{}" });
		expect([site, left.status]).toEqual([site, expected]);
	}
	expect((await call<Told>(suite.url, "GET", "/poll", undefined, { headers: { cookie } })).body.status).toBe("idle");
	const again = await call<Told>(suite.url, "POST", "/connect", { tags: ["x"] }, { headers: own });
	expect([again.status, again.body.status, again.body.session_id]).toEqual([200, "waiting", undefined]);
	expect((await call(suite.url, "POST", "/connect", {}, { headers: { cookie } })).status).toBe(403);
	await call(suite.url, "POST", "/disconnect", undefined, { headers: own });
});

test("bodies are as strict here as anywhere", async () => {
	const { body } = await call<Told>(suite.url, "POST", "/connect", { tags: [] });
	const headers = { authorization: `Bearer ${body.session_id}` };
	for (const [path, sent, code] of [
		["/connect", { tag: "x" }, "validation_failed"],
		["/message", { text: "x" }, "validation_failed"],
		["/message", { message: " " }, "validation_failed"],
		["/message", { message: "x" }, "pairing_not_connected"],
		["/disconnect", { why: "x" }, "validation_failed"],
	] as const) {
		expect((await call<Told>(suite.url, "POST", path, sent, { headers })).body.code).toBe(code);
	}
	const foreign = { "content-type": "text/plain", ...headers };
	const asText = await call<Told>(suite.url, "POST", "/connect", undefined, { headers: foreign, raw: "{}" });
	expect(asText.body.code).toBe("content_type_unsupported");
	expect((await call<Told>(suite.url, "GET", "/connect", undefined, { headers })).status).toBe(405);
	expect((await call<Told>(suite.url, "GET", "/poll?session_id=x.y.z")).body.code).toBe("session_expired");
	expect((await call<Told>(suite.url, "POST", "/connect?session_id=x.y.z", {})).body.code).toBe("session_expired");
	await call(suite.url, "POST", "/disconnect", undefined, { headers });
});
