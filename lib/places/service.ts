/**
 * A service that knows places, asked over HTTP in the way of ipinfo.io. It may be slow, down or lying: it has a second, a
 * few kilobytes and one address to answer from, and where it keeps failing it is left alone for a while.
 */
import { LRUCache } from "lru-cache";
import CircuitBreaker from "opossum";
import { log } from "../log";
import { rememberedFor, rememberedNetworks, serviceAnswerLimit, serviceTimeout } from "./limits";
import { networkOf, toLocation } from "./rules";
import type { Location } from "./schema";

export interface PlaceService {
	/** Where the address is; null where the service does not know, or does not say. Never rejects. */
	find(address: string): Promise<Location | null>;
}

interface ServiceOptions {
	/** An http(s) address with `{ip}` where the network asked about goes. */
	address: string;
	/** Sent as a bearer token. */
	token?: string | undefined;
	/** Milliseconds until a service that was given up is tried again. */
	restFor?: number;
}

interface Found {
	location: Location | null;
}

/** Calls of which half fail before the service is given up, and how many it takes to tell. */
const patience = { errorThresholdPercentage: 50, volumeThreshold: 5, rollingCountTimeout: 30_000 };
const callsAtOnce = 32;

export function openService({ address, token, restFor = 30_000 }: ServiceOptions): PlaceService {
	const breaker = new CircuitBreaker((network: string) => ask(address.replaceAll("{ip}", network), token), {
		...patience,
		resetTimeout: restFor,
		// The call ends itself, and what it reads with it.
		timeout: false,
		enableSnapshots: false,
	});
	breaker.on("open", () => log.warn("the service of GEOIP_SERVICE keeps failing and is left alone for a while"));
	breaker.on("close", () => log.info("the service of GEOIP_SERVICE answers again"));
	let underway = 0;
	// Who finds no free line is no sign of the service's health, so the breaker does not hear of it.
	async function fire(network: string): Promise<Location | null> {
		if (underway >= callsAtOnce) throw new Error("too many are looked up at once");
		underway++;
		try {
			return await breaker.fire(network);
		} finally {
			underway--;
		}
	}
	const remembered = new LRUCache<string, Found>({
		max: rememberedNetworks,
		fetchMethod: async (network, _, { options }) => {
			const location = await fire(network);
			options.ttl = location ? rememberedFor.known : rememberedFor.unknown;
			return { location };
		},
	});
	return {
		async find(place) {
			try {
				return (await remembered.fetch(networkOf(place)))?.location ?? null;
			} catch (error) {
				// The breaker has counted it. Its message may quote the address, so that its name alone is told.
				log.debug({ kind: error instanceof Error ? error.name : "unknown" }, "a place was not found out");
				return null;
			}
		},
	};
}

/** Null where the service knows nothing of the network; rejects where it does not do its work. */
async function ask(address: string, token: string | undefined): Promise<Location | null> {
	const answer = await fetch(address, {
		headers: { accept: "application/json", ...(token !== undefined && { authorization: `Bearer ${token}` }) },
		// A service that could send us elsewhere could send us to addresses that only we can reach.
		redirect: "error",
		signal: AbortSignal.timeout(serviceTimeout),
	});
	if (answer.status === 404) return cancelled(answer);
	if (answer.status !== 200) {
		await cancelled(answer);
		throw new Error(`it answered ${answer.status}`);
	}
	const told: unknown = JSON.parse(await readSome(answer));
	if (typeof told !== "object" || told === null || Array.isArray(told)) throw new Error("it answered no object");
	return toLocation(told);
}

async function cancelled(answer: Response): Promise<null> {
	await answer.body?.cancel();
	return null;
}

async function readSome({ body }: Response): Promise<string> {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let [text, size] = ["", 0];
	// Leaving the loop cancels the rest.
	for await (const chunk of body ?? []) {
		size += chunk.length;
		if (size > serviceAnswerLimit) throw new Error(`it answered more than ${serviceAnswerLimit} bytes`);
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}
