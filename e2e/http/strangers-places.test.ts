import { globSync, readFileSync } from "node:fs";
import { createServer, type Server as HttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Pairing } from "../../lib/pairing/schema";
import type { Location } from "../../lib/places/schema";
import { newSession, type Session } from "../support/http";
import { cityRecord, writePlaceFile } from "../support/place-file";
import { look, meet, seek } from "../support/queue";
import { makeFolder, type Server, startServer } from "../support/server";
import { expectStatus } from "../support/talk";

const london = { city: "London", region: "England", country: "GB" };
const bern = { city: "Bern", region: "Bern", country: "CH" };
const oslo = { city: "Oslo", region: "Oslo", country: "NO" };
const from = { london: "81.2.69.142", bern: "31.24.1.2", oslo: "46.9.88.77" };

let service: HttpServer;
/** Questions to the service that it has not answered yet. */
let held: { url: string; response: ServerResponse }[] = [];
let server: Server;

beforeAll(async () => {
	service = createServer((request, response) => held.push({ url: request.url ?? "", response }));
	await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
	const file = path.join(await makeFolder(), "city.mmdb");
	await writePlaceFile(file, {
		"81.2.69.0/24": cityRecord("London", "England", "GB"),
		"31.24.0.0/16": cityRecord("Bern", "Bern", "CH"),
	});
	const { port } = service.address() as AddressInfo;
	const sources = { GEOIP_DB: file, GEOIP_SERVICE: `http://127.0.0.1:${port}/{ip}/json` };
	server = await startServer({ env: { LOCATION: "on", TRUSTED_PROXIES: "127.0.0.1", LOG_LEVEL: "trace", ...sources } });
});
beforeEach(() => {
	held = [];
});
afterAll(async () => {
	await server?.stop();
	service?.closeAllConnections();
	service?.close();
});

/** Two who meet; whose place is shared says `shares`. */
async function meetFrom(ada: { at: string; shares: boolean }, bob: { at: string; shares: boolean }) {
	const [one, other] = await Promise.all([newSession(server.url), newSession(server.url)]);
	const tags = [`at-${one.user.id}`.slice(0, 30)];
	const ask = (person: Session, { at, shares }: typeof ada) =>
		seek(person, { tags, share_location: shares }, { "x-forwarded-for": at });
	await ask(one, ada);
	expect(await ask(other, bob)).toMatchObject({ status: "connected", location_offered: true });
	return { ada: one, bob: other };
}

const placeSeenBy = async (person: Session): Promise<Location | null> => (await look(person)).partner?.location ?? null;
function placeInRows(person: Session): Location | null {
	const rows = new Database(path.join(server.dataDir, "parley.db"), { readonly: true });
	const row = rows.prepare("SELECT location FROM strangers WHERE user_id = ?").get(person.user.id) as {
		location: string;
	};
	rows.close();
	return JSON.parse(row.location);
}

const share = async (person: Session, share_location: boolean, at: string) =>
	expectStatus(
		await person.call("PATCH", "/api/pairing", { share_location }, { headers: { "x-forwarded-for": at } }),
		200,
	);

describe("where somebody is", () => {
	test("is shown where both agree", async () => {
		const { ada, bob } = await meetFrom({ at: from.london, shares: true }, { at: from.bern, shares: true });
		await expect.poll(() => placeSeenBy(ada)).toEqual(bern);
		await expect.poll(() => placeSeenBy(bob)).toEqual(london);
	});

	test("is shown to nobody while one of the two does not agree, and no longer once one takes it back", async () => {
		const { ada, bob } = await meetFrom({ at: from.london, shares: true }, { at: from.bern, shares: false });
		expect([await placeSeenBy(ada), await placeSeenBy(bob)]).toEqual([null, null]);
		await share(bob, true, from.bern);
		await expect.poll(() => placeSeenBy(ada)).toEqual(bern);
		await expect.poll(() => placeSeenBy(bob)).toEqual(london);
		await share(ada, false, from.london);
		expect([await placeSeenBy(ada), await placeSeenBy(bob)]).toEqual([null, null]);
		await expect.poll(() => placeInRows(ada)).toBeNull();
		expect(placeInRows(bob)).toEqual(bern);
	});

	test("is not shown to an earlier partner, whatever one agrees to with the next", async () => {
		const { ada, bob } = await meetFrom({ at: from.london, shares: false }, { at: from.bern, shares: true });
		expectStatus(await ada.call("DELETE", "/api/pairing"), 200);
		await seek(
			ada,
			{ tags: ["somebody-else"], keep_tags: true, share_location: true },
			{ "x-forwarded-for": from.london },
		);
		const eve = await newSession(server.url);
		await seek(eve, { tags: ["somebody-else"], share_location: true }, { "x-forwarded-for": from.bern });
		await expect.poll(() => placeSeenBy(eve)).toEqual(london);
		expect(await look(bob)).toMatchObject({ status: "disconnected", partner: { location: null } });
	});

	test("ends the partner's wait when it is known", async () => {
		const { ada, bob } = await meetFrom({ at: from.london, shares: false }, { at: from.bern, shares: true });
		const { cursor } = await look(bob);
		const began = performance.now();
		const waiting = bob.call<Pairing>("GET", `/api/pairing?wait=25&after=${cursor}`);
		await share(ada, true, from.london);
		expect(expectStatus(await waiting, 200).status).toBe("connected");
		await expect.poll(() => placeSeenBy(bob)).toEqual(london);
		expect(performance.now() - began, "it did not wait to the end").toBeLessThan(20_000);
	});

	test("is unknown at home, and what a caller says of it is not believed", async () => {
		const { ada, bob } = await meetFrom({ at: "192.168.1.20", shares: true }, { at: from.bern, shares: true });
		await expect.poll(() => placeSeenBy(ada)).toEqual(bern);
		const headers = { "x-vercel-ip-city": "Paris", "x-vercel-ip-country": "FR", "x-forwarded-for": "10.1.2.3" };
		expectStatus(await ada.call("PATCH", "/api/pairing", { share_location: true }, { headers }), 200);
		expect(await placeSeenBy(bob)).toBeNull();
		expect(held).toEqual([]);
	});

	test("keeps nobody waiting: the two talk while a service thinks, and see it when it has answered", async () => {
		const { ada, bob } = await meetFrom({ at: from.oslo, shares: true }, { at: from.london, shares: true });
		await expect.poll(() => held.length).toBe(1);
		expect(held[0]?.url, "it is told the network alone").toBe("/46.9.88.0/json");
		expect(await placeSeenBy(bob)).toBeNull();
		const waiting = bob.call<{ partner: { location: Location | null } }>("GET", "/api/pairing?wait=0");
		expect((await waiting).status).toBe(200);
		held[0]?.response.setHeader("content-type", "application/json");
		held[0]?.response.end(JSON.stringify({ ip: "46.9.88.0", ...oslo, loc: "59.9,10.7", postal: "0150" }));
		await expect.poll(() => placeSeenBy(bob)).toEqual(oslo);
		expect(await placeSeenBy(ada)).toEqual(london);
	});

	test("is all that is kept: no address is in the rows or in the log", async () => {
		const { ada, bob } = await meetFrom({ at: from.london, shares: true }, { at: from.bern, shares: true });
		await expect.poll(() => placeSeenBy(bob)).toEqual(london);
		expectStatus(await ada.call("POST", "/api/pairing/reports", { reason: "other" }), 201);
		const files = globSync("parley.db*", { cwd: server.dataDir });
		expect(files).toContain("parley.db");
		const kept =
			files.map((file) => readFileSync(path.join(server.dataDir, file), "latin1")).join("") + server.output();
		expect(kept, "what is kept is found").toContain("London");
		for (const address of [...Object.values(from), "46.9.88.0", "10.1.2.3"]) expect(kept).not.toContain(address);
	});
});

test("where the operator did not turn it on, nobody is looked up, whoever agrees", async () => {
	const own = await startServer({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
	try {
		const { ada, bob } = await meet(own.url);
		for (const person of [ada, bob])
			expectStatus(await person.call("PATCH", "/api/pairing", { share_location: true }), 200);
		expect(await look(ada)).toMatchObject({ location_offered: false, partner: { location: null } });
	} finally {
		await own.stop();
	}
});
