"use client";

import { useTranslations } from "next-intl";
import { Placeholder } from "../../components/shell/placeholder";
import { Button } from "../../components/ui/button";

/** One room could not be drawn; the others are still beside it. */
export default function RoomError({ retry }: { error: unknown; retry: () => void }) {
	const [t, ui] = [useTranslations("account.failure"), useTranslations("ui")];
	return (
		<Placeholder title={t("title")} lead={t("lead")}>
			<Button size="wide" onClick={() => retry()}>
				{ui("retry")}
			</Button>
		</Placeholder>
	);
}
