import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import type { NamedEmoji } from "./emoji-match";

const none: readonly NamedEmoji[] = [];

/** All emoji with their names; none until they were `wanted` once and have come. */
export function useEmojiNames(wanted: boolean): readonly NamedEmoji[] {
	const locale = useLocale();
	const [names, setNames] = useState(none);
	useEffect(() => {
		if (!wanted || names !== none) return;
		let stale = false;
		load();
		return () => {
			stale = true;
		};

		async function load(): Promise<void> {
			try {
				const { loadEmoji } = await import("./emoji-index");
				const loaded = await loadEmoji(locale);
				if (!stale) setNames(loaded);
			} catch (error) {
				// Without the network nothing is completed; the next colon asks again.
				if (!(error instanceof Error)) throw error;
			}
		}
	}, [wanted, names, locale]);
	return names;
}
