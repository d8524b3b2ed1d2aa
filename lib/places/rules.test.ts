import { describe, expect, test } from "vitest";
import { isPublicAddress, locationFromHeaders, networkOf, toLocation } from "./rules";

const unknown = { city: null, region: null, country: null };

describe("a place", () => {
	test("is city, region and country, and nothing else that a source tells", () => {
		const told = { city: "Göteborg", region: "Västra Götaland", country: "se", loc: "57.7,11.9", ip: "81.2.69.142" };
		expect(toLocation(told)).toEqual({ city: "Göteborg", region: "Västra Götaland", country: "SE" });
	});

	test.each([
		["a line break", "Ber\nlin"],
		["a NUL", "Ber\0lin"],
		["markup", "<img src=x onerror=alert(1)>"],
		["writing turned around", "Ber\u202Enil"],
		["half a pair", "Ber\uD800"],
		["a name too long", "x".repeat(81)],
		["a megabyte", "x".repeat(1_000_000)],
		["nothing", "   "],
		["a number", 7],
		["an object", { toString: () => "Berlin" }],
		["a list", ["Berlin"]],
		["null", null],
	])("takes no name with %s", (_, city) => {
		expect(toLocation({ city, region: city, country: "DE" })).toEqual({ ...unknown, country: "DE" });
		expect(toLocation({ city, country: city })).toBeNull();
	});

	test.each(["DEU", "D", "", "1A", "<>", 49])("has no country %j", (country) => {
		expect(toLocation({ city: "Bonn", country })).toEqual({ ...unknown, city: "Bonn" });
	});

	test("comes from a platform's headers, its city decoded", () => {
		const headers: Record<string, string> = {
			"x-vercel-ip-city": "S%C3%A3o%20Paulo",
			"x-vercel-ip-country-region": "SP",
			"x-vercel-ip-country": "BR",
		};
		const told = (change: Record<string, string>) =>
			locationFromHeaders((name) => ({ ...headers, ...change })[name] ?? null);
		expect(told({})).toEqual({ city: "São Paulo", region: "SP", country: "BR" });
		expect(told({ "x-vercel-ip-city": "%E0%A4%A" })).toEqual({ city: null, region: "SP", country: "BR" });
		expect(told({ "x-vercel-ip-city": "%3Cb%3E" })).toMatchObject({ city: null });
		expect(locationFromHeaders(() => null)).toBeNull();
	});
});

test.each([
	"127.0.0.1 10.1.2.3 172.20.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 192.0.2.7",
	"::1 :: fe80::1 fd00::1 ff02::1 2001:db8::1 ::ffff:10.0.0.1 unknown localhost 1.2.3 81.2.69.142:80",
])("nobody is looked up at %s", (addresses) => {
	expect(addresses.split(" ").filter(isPublicAddress)).toEqual([]);
});

test.each([
	["81.2.69.142", "81.2.69.0"],
	["8.8.8.8", "8.8.8.0"],
	["2a02:8070:88c0:1234:5678:9abc:def0:1", "2a02:8070:88c0::"],
	["2A02:8070::1", "2a02:8070:0::"],
	["2a02::", "2a02:0:0::"],
])("%s is public, and known by its network alone", (address, network) => {
	expect(isPublicAddress(address)).toBe(true);
	expect(networkOf(address)).toBe(network);
});
