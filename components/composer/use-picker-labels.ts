import type { PickerLabels } from "emoji-picker-react/primitives";
import { useTranslations } from "next-intl";

/** What the picker says and announces, in the reader's language. */
export function usePickerLabels(): PickerLabels {
	const t = useTranslations("composer.picker");
	const ui = useTranslations("ui");
	return {
		searchPlaceholder: t("search"),
		searchLabel: t("searchLabel"),
		searchClear: t("clear"),
		searchResultsNone: t("none"),
		searchResultsOne: t("one"),
		searchResultsMany: t("many"),
		categoryNavigation: t("categories"),
		reactions: t("title"),
		expandReactions: t("title"),
		loading: ui("loading"),
		loadingError: t("failed"),
		retryLoading: ui("retry"),
		skinToneNeutral: t("tones.neutral"),
		skinToneLight: t("tones.light"),
		skinToneMediumLight: t("tones.mediumLight"),
		skinToneMedium: t("tones.medium"),
		skinToneMediumDark: t("tones.mediumDark"),
		skinToneDark: t("tones.dark"),
	};
}
