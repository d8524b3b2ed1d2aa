import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Refusal, Unreachable } from "../../lib/client/refusal";

/** Says a failed call in the reader's language: what went wrong and what to do. */
export function useExplain(): (error: unknown) => string {
	const t = useTranslations("errors");
	return useCallback(
		(error) => {
			if (error instanceof Unreachable) return t("unreachable");
			if (!(error instanceof Refusal)) return t("unknown");
			// What the server says of a value's shape is more use in its English than nothing in one's own.
			return error.code && t.has(error.code as "unknown") ? t(error.code as "unknown") : error.detail;
		},
		[t],
	);
}
