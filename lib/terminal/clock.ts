/** Times and days in the reader's own zone, as the terminal writes them. */

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export const nameTime = (timestamp: string): string => time.format(new Date(timestamp));

/** "Today", "Yesterday", else the day itself. */
export function nameDay(timestamp: string, now = new Date()): string {
	const name = day.format(new Date(timestamp));
	if (name === day.format(now)) return "Today";
	// A day after a change of the clocks is not 24 hours away.
	const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
	return name === day.format(yesterday) ? "Yesterday" : name;
}
