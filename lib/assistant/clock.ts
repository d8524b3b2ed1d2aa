/** Date and time in words, for any of IANA's zones. */

export function tellTime(now: number, zone: string): string {
	try {
		const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: zone }).format(now);
		const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone }).format(now);
		return `It is ${time} on ${day} (${zone}).`;
	} catch {
		return "I know no time zone of that name; they are like Europe/Berlin.";
	}
}

let zones: readonly string[] | undefined;

/** The zone of a place such as `Berlin` or `New York`; undefined where none is named after it. */
export function findZone(place: string): string | undefined {
	zones ??= [...Intl.supportedValuesOf("timeZone"), "UTC"];
	const name = place.trim().replaceAll(" ", "_").toLowerCase();
	if (name === "") return undefined;
	return zones.find((zone) => zone.toLowerCase() === name || zone.toLowerCase().endsWith(`/${name}`));
}
