import { useLocale } from "next-intl";
import { useEffect, useState } from "react";
import { lateModule } from "../ui/late-module";
import type { NamedEmoji } from "./emoji-match";

const index = lateModule(() => import("./emoji-index"));

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
			const { loadEmoji } = await index.load();
			const loaded = await loadEmoji(locale);
			if (!stale) setNames(loaded);
		}
	}, [wanted, names, locale]);
	return names;
}
