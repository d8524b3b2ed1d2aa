import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Threshold } from "../components/account/threshold";
import { ButtonLink } from "../components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("account.lost");
	return { title: t("pageTitle") };
}

export default async function NotFound() {
	const t = await getTranslations("account.lost");
	return (
		<Threshold title={t("title")} lead={t("lead")}>
			<ButtonLink size="wide" href="/">
				{t("home")}
			</ButtonLink>
		</Threshold>
	);
}
