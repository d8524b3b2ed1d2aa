import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Refusal } from "../../lib/client/refusal";
import { useExplain } from "../ui/use-explain";

/** Says what is wrong with a name that was refused, or else with the call. */
export function useNameComplaint(): (error: unknown) => string {
	const t = useTranslations("account.name");
	const explain = useExplain();
	return useCallback(
		(error) => {
			const field = error instanceof Refusal && error.errors.find(({ path }) => path === "username");
			return field ? t("invalid", { reason: field.message }) : explain(error);
		},
		[t, explain],
	);
}
