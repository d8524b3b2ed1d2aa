/** Whom a request comes from, for the limits: the peer itself, or whom a trusted proxy says it spoke for. */
import { BlockList, isIP, isIPv6 } from "node:net";
import { config } from "../config";
import type { Call } from "./call";

let trusted: BlockList | undefined;

/** Walks X-Forwarded-For from the nearest hop outwards, as far as the hops are trusted. */
export function addressOf(call: Call): string {
	let address = call.peer ?? "unknown";
	const hops = (call.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
	while (isTrusted(address) && hops.length > 0) {
		const next = hops.pop() ?? "";
		if (!isIP(next)) break;
		address = next;
	}
	return address.replace(/^::ffff:/, "");
}

function isTrusted(address: string): boolean {
	if (config().TRUSTED_PROXIES.length === 0) return false;
	const bare = address.replace(/^::ffff:/, "");
	if (!isIP(bare)) return false;
	trusted ??= trustedNetworks();
	return trusted.check(bare, isIPv6(bare) ? "ipv6" : "ipv4");
}

function trustedNetworks(): BlockList {
	const networks = new BlockList();
	for (const entry of config().TRUSTED_PROXIES) {
		const [network = "", prefix] = entry.split("/");
		const family = isIPv6(network) ? "ipv6" : "ipv4";
		if (prefix === undefined) networks.addAddress(network, family);
		else networks.addSubnet(network, Number(prefix), family);
	}
	return networks;
}
