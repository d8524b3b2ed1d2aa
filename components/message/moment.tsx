import { useHydrated } from "../ui/use-hydrated";
import { nameMoment, nameTime } from "./day";

/** A time of day. Its place is kept until the page is awake and knows the reader's zone. */
export function Moment({ at, className = "" }: { at: string; className?: string }) {
	const hydrated = useHydrated();
	return (
		<time dateTime={at} title={hydrated ? nameMoment(at) : undefined} className={`tabular-nums ${className}`}>
			{hydrated ? nameTime(at) : "\u2007\u2007:\u2007\u2007"}
		</time>
	);
}
