/** A database of places on this machine's disk, in the format that MaxMind and DB-IP share; replaced files are noticed. */
import { stat } from "node:fs/promises";
import { type CityResponse, open, type Reader } from "maxmind";
import { log } from "../log";
import { databaseCheckEvery } from "./limits";
import { toLocation } from "./rules";
import type { Location } from "./schema";

export interface PlaceDatabase {
	/** Where the address is; null where the file does not know it, or cannot be read. Never rejects. */
	find(address: string): Promise<Location | null>;
}

/** `checkEvery`: milliseconds between looks at the file. A file that cannot be read leaves the one before it in use. */
export function openDatabase(file: string, checkEvery: number = databaseCheckEvery): PlaceDatabase {
	let reader: Reader<CityResponse> | undefined;
	let state = "";
	let checked = Number.NEGATIVE_INFINITY;
	let loading: Promise<void> | undefined;

	async function load(): Promise<void> {
		try {
			const { mtimeMs, size, ino } = await stat(file);
			const found = `${mtimeMs} ${size} ${ino}`;
			if (found === state) return;
			// Remembered before it is read: a broken file is complained of once.
			state = found;
			reader = await open<CityResponse>(file);
		} catch (error) {
			log.warn({ error }, "the database of GEOIP_DB cannot be read; places stay as they were, or unknown");
		}
	}

	function refresh(): Promise<void> | undefined {
		if (performance.now() - checked < checkEvery) return loading;
		checked = performance.now();
		loading ??= load().finally(() => {
			loading = undefined;
		});
		return loading;
	}

	return {
		async find(address) {
			const refreshed = refresh();
			if (!reader) await refreshed;
			return reader ? lookUp(reader, address) : null;
		},
	};
}

function lookUp(reader: Reader<CityResponse>, address: string): Location | null {
	try {
		const found = reader.get(address);
		return found && toLocation(partsOf(found));
	} catch (error) {
		log.warn({ kind: nameOf(error) }, "the database of GEOIP_DB has a record that cannot be read");
		return null;
	}
}

/** The fault's name alone: its message may quote the address. */
function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : "unknown";
}

function partsOf({ city, subdivisions, country }: CityResponse) {
	return { city: city?.names?.en, region: subdivisions?.[0]?.names?.en, country: country?.iso_code };
}
