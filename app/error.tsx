"use client";

import { useTranslations } from "next-intl";
import { Threshold } from "../components/account/threshold";
import { Button } from "../components/ui/button";

/** What went wrong is in the server's log; here it is enough to say that it did and what to do. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
	const [t, ui] = [useTranslations("account.failure"), useTranslations("ui")];
	return (
		<Threshold title={t("title")} lead={t("lead")}>
			<Button size="wide" onClick={() => retry()}>
				{ui("retry")}
			</Button>
		</Threshold>
	);
}
