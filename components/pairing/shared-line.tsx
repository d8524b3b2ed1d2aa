import { MapPin, Tag } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Pair } from "../../lib/client/pairing-view";
import type { Location } from "../../lib/places/schema";
import { usePairing } from "./pairing-context";

/** What the two have in common, and where the other is. */
export function SharedLine({ pair: { partner, tags, location } }: { pair: Pair }) {
	const t = useTranslations("pairing.pair");
	const format = useFormatter();
	const place = usePlaceName(location);
	const offered = usePairing((view) => view.locationOffered);
	if (tags.length === 0 && !offered) return null;
	return (
		<p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-4 py-2 text-ink-soft text-sm lg:px-5">
			{tags.length > 0 && (
				<span className="wrap-anywhere inline-flex min-w-0 items-center gap-1.5">
					<Tag aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
					<span>{t("shared", { tags: format.list(tags) })}</span>
				</span>
			)}
			{offered && (
				<span className="wrap-anywhere inline-flex min-w-0 items-center gap-1.5">
					<MapPin aria-hidden="true" className="size-3.5 shrink-0" />
					<span className="sr-only">{t("place", { name: partner })}: </span>
					<bdi>{place ?? t("unknownPlace")}</bdi>
				</span>
			)}
		</p>
	);
}

/** "Berlin, Berlin, Germany", without what repeats itself; null where nothing is known. */
function usePlaceName(location: Location | null): string | null {
	const locale = useLocale();
	if (!location) return null;
	const country = location.country && nameCountry(location.country, locale);
	// The code of a region says nothing beside its city.
	const region = location.city && /^[A-Z0-9]{1,3}$/.test(location.region ?? "") ? null : location.region;
	const parts = [location.city, region, country].filter((part) => part !== null && part !== "");
	return parts.length > 0 ? [...new Set(parts)].join(", ") : null;
}

function nameCountry(code: string, locale: string): string {
	return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code) : code;
}
