/** What counts as a place and whose address may be looked up; pure. */
import { BlockList, isIP, isIPv4 } from "node:net";
import { placeNameLimit } from "./limits";
import type { Location } from "./schema";

/** Nothing that breaks a line, hides, turns the writing around or opens markup. */
const unfit = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>]/u;

/** A name as a place may have it; null of anything else that a source says. */
function nameOf(value: unknown): string | null {
	if (typeof value !== "string" || value.length > 4 * placeNameLimit) return null;
	const name = value.normalize("NFC").trim();
	if (name === "" || [...name].length > placeNameLimit || unfit.test(name) || !name.isWellFormed()) return null;
	return name;
}

function countryOf(value: unknown): string | null {
	return typeof value === "string" && /^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null;
}

/** The place that a source tells of, whatever else it tells; null where nothing of it can be used. */
export function toLocation(told: { city?: unknown; region?: unknown; country?: unknown }): Location | null {
	const place = { city: nameOf(told.city), region: nameOf(told.region), country: countryOf(told.country) };
	return place.city === null && place.region === null && place.country === null ? null : place;
}

/** What Vercel's edge says of a request: the city is URL-encoded, region and country are codes of ISO 3166. */
export function locationFromHeaders(header: (name: string) => string | null): Location | null {
	return toLocation({
		city: decoded(header("x-vercel-ip-city")),
		region: header("x-vercel-ip-country-region"),
		country: header("x-vercel-ip-country"),
	});
}

function decoded(text: string | null): string | null {
	try {
		return text && decodeURIComponent(text);
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
}

/** Networks that are nobody's in particular (RFC 6890 and its like): no source knows where they are. */
const special = new BlockList();
for (const network of [
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.0.0.0/24",
	"192.0.2.0/24",
	"192.168.0.0/16",
	"198.18.0.0/15",
	"198.51.100.0/24",
	"203.0.113.0/24",
	"224.0.0.0/3",
]) {
	const [address = "", prefix] = network.split("/");
	special.addSubnet(address, Number(prefix), "ipv4");
}
special.addSubnet("2001:db8::", 32, "ipv6");

const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");

/** Whether the address is one of the open internet's. */
export function isPublicAddress(address: string): boolean {
	if (!isIP(address)) return false;
	if (isIPv4(address)) return !special.check(address, "ipv4");
	return global.check(address, "ipv6") && !special.check(address, "ipv6");
}

/**
 * The network around a public address by its first address: /24 of IPv4, /48 of IPv6. It is as much as a city needs, and
 * all that a service is told.
 */
export function networkOf(address: string): string {
	if (isIPv4(address)) return address.replace(/\d+$/, "0");
	const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
	const groups = head.split(":");
	const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").length;
	const all = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":")];
	return `${all
		.slice(0, 3)
		.map((group) => Number.parseInt(group || "0", 16).toString(16))
		.join(":")}::`;
}
