/**
 * Where a request comes from, as coarsely as it is kept: city, region, country. The address is used for the look-up and
 * neither kept nor logged. Whoever asks for a place never waits for it with something else.
 */
import { config } from "../config";
import { log } from "../log";
import { openDatabase, type PlaceDatabase } from "./database";
import { isPublicAddress, locationFromHeaders } from "./rules";
import type { Location } from "./schema";
import { openService, type PlaceService } from "./service";

export interface Origin {
	/** A header of the request, by its name in small letters. */
	header(name: string): string | null;
	/** The address that is believed (lib/http/address.ts). */
	address: string;
}

interface Sources {
	database: PlaceDatabase | undefined;
	service: PlaceService | undefined;
}

const slot = Symbol.for("parley.places");
const shared = globalThis as { [slot]?: Sources };

/** Whether the operator lets people tell each other where they are. */
export function isLocationOffered(): boolean {
	return config().LOCATION === "on";
}

/**
 * The place of a request: what the platform says, else what the database knows, else what the service says. Null where it
 * is switched off or nobody knows. Takes a second at most and never rejects.
 */
export async function findLocation({ header, address }: Origin): Promise<Location | null> {
	if (!isLocationOffered()) return null;
	// Anybody can send these headers; only Vercel's edge overwrites them.
	const told = process.env.VERCEL === undefined ? null : locationFromHeaders(header);
	if (told || !isPublicAddress(address)) return told;
	const { database, service } = sources();
	return (await database?.find(address)) ?? (await service?.find(address)) ?? null;
}

function sources(): Sources {
	shared[slot] ??= openSources();
	return shared[slot];
}

function openSources(): Sources {
	const { GEOIP_DB, GEOIP_SERVICE, GEOIP_TOKEN } = config();
	if (!GEOIP_DB && !GEOIP_SERVICE && process.env.VERCEL === undefined) {
		log.warn("LOCATION is on, but neither GEOIP_DB nor GEOIP_SERVICE says where people are");
	}
	return {
		database: GEOIP_DB === undefined ? undefined : openDatabase(GEOIP_DB),
		service: GEOIP_SERVICE === undefined ? undefined : openService({ address: GEOIP_SERVICE, token: GEOIP_TOKEN }),
	};
}
