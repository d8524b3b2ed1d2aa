import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { serviceTimeout } from "./limits";
import { openService } from "./service";

let server: Server | undefined;
let asked: string[] = [];

afterEach(async () => {
	server?.closeAllConnections();
	await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
	server = undefined;
	asked = [];
});

/** A service at a port of its own that answers as `listener` does; its address has the place for a network. */
async function serve(listener: RequestListener): Promise<string> {
	server = createServer((request, response) => {
		asked.push(request.url ?? "");
		listener(request, response);
	});
	await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/{ip}/json`;
}

const say =
	(content: unknown, status = 200): RequestListener =>
	(_, response) => {
		response.writeHead(status, { "content-type": "application/json" });
		response.end(JSON.stringify(content));
	};
const silence: RequestListener = () => undefined;
const oslo = { ip: "81.2.69.0", city: "Oslo", region: "Oslo", country: "NO", loc: "59.9,10.7", org: "AS1 Somebody" };
const place = { city: "Oslo", region: "Oslo", country: "NO" };

test("is told the network and the token, and remembers what it said", async () => {
	const tokens: unknown[] = [];
	const address = await serve((request, response) => {
		tokens.push(request.headers.authorization);
		say(oslo)(request, response);
	});
	const { find } = openService({ address, token: "s3cret" });
	expect(await Promise.all(["81.2.69.142", "81.2.69.7", "81.2.69.142"].map(find))).toEqual([place, place, place]);
	expect(await find("81.2.69.99")).toEqual(place);
	expect(await find("2a02:8070:1:2:3:4:5:6")).toEqual(place);
	expect(asked).toEqual(["/81.2.69.0/json", "/2a02:8070:1::/json"]);
	expect(tokens).toEqual(["Bearer s3cret", "Bearer s3cret"]);
});

test.each([
	["a bogon", say({ ip: "81.2.69.0", bogon: true })],
	["404", say({ error: "unknown" }, 404)],
])("that it does not know is remembered too: %s", async (_, listener) => {
	const { find } = openService({ address: await serve(listener) });
	for (let again = 0; again < 8; again++) expect(await find("81.2.69.142")).toBeNull();
	expect(asked).toHaveLength(1);
});

describe("a service that", () => {
	test.each<[string, RequestListener]>([
		["tells wrong types", say({ city: 7, region: ["Oslo"], country: { code: "NO" } })],
		["answers a list", say([oslo])],
		["answers null", say(null)],
		["answers HTML", (_, response) => response.end("<!doctype html><title>Oslo</title>")],
		["answers no UTF-8", (_, response) => response.end(Buffer.from([0x7b, 0xff, 0x7d]))],
		["is out of quota", say(oslo, 429)],
		["is broken", say(oslo, 500)],
		["cuts the line", (request) => request.socket.destroy()],
		["answers nothing", (_, response) => response.end()],
	])("%s knows nothing", async (_, listener) => {
		const { find } = openService({ address: await serve(listener) });
		expect(await find("81.2.69.142")).toBeNull();
	});

	test("never ends its answer is left after some kilobytes", async () => {
		let closed = false;
		const { find } = openService({
			address: await serve((_, response) => {
				const more = () => {
					while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 0x20)));
				};
				response.on("drain", more).on("close", () => {
					closed = true;
				});
				more();
			}),
		});
		const began = performance.now();
		expect(await find("81.2.69.142")).toBeNull();
		expect(performance.now() - began, "the size ends it, not the time").toBeLessThan(serviceTimeout);
		await expect.poll(() => closed).toBe(true);
	});

	test.each([301, 302, 307, 308])("sends elsewhere with %d is not followed", async (status) => {
		const address = await serve((request, response) => {
			if (request.url?.startsWith("/inside")) return say(oslo)(request, response);
			response.writeHead(status, { location: "/inside" }).end();
		});
		expect(await openService({ address }).find("81.2.69.142")).toBeNull();
		expect(asked).toEqual(["/81.2.69.0/json"]);
	});

	test.each<[string, RequestListener]>([
		["says nothing", silence],
		["begins and goes silent", (_, response) => response.write('{"city":')],
	])("%s has a second", async (_, listener) => {
		const { find } = openService({ address: await serve(listener) });
		const began = performance.now();
		expect(await find("81.2.69.142")).toBeNull();
		expect(performance.now() - began).toBeGreaterThanOrEqual(serviceTimeout - 50);
	});

	test("is not there knows nothing", async () => {
		expect(await openService({ address: "http://127.0.0.1:1/{ip}" }).find("81.2.69.142")).toBeNull();
	});
});

test("a service that keeps failing is left alone, then tried by one, then asked as before", async () => {
	let broken = true;
	const address = await serve((request, response) => say(oslo, broken ? 500 : 200)(request, response));
	const { find } = openService({ address, restFor: 300 });
	const network = (at: number) => `81.2.${at}.142`;
	for (let at = 0; at < 20; at++) expect(await find(network(at))).toBeNull();
	expect(asked.length, "it is given up after a few").toBeLessThan(8);
	broken = false;
	await expect.poll(() => find(network(30)), { interval: 50 }).toEqual(place);
	expect(await find(network(31))).toEqual(place);
});

test("of many who are looked up at once some go without rather than wait in line; the service is not blamed for it", async () => {
	const { find } = openService({ address: await serve(say(oslo)) });
	const crowd = await Promise.all(Array.from({ length: 200 }, (_, at) => find(`81.2.${at}.142`)));
	const found = crowd.filter((each) => each !== null);
	expect(found).toHaveLength(asked.length);
	expect(found.length).toBeGreaterThan(0);
	expect(found.length).toBeLessThan(100);
	expect(await find("81.3.1.142")).toEqual(place);
});
