import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Placeholder } from "../../components/shell/placeholder";
import { currentActor } from "../../lib/http/page";

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("shell");
	return { title: t("chooseTitle") };
}

/** On a phone the list of rooms is the whole screen, and this is out of sight. */
export default async function Page() {
	if (!(await currentActor())) redirect("/");
	const t = await getTranslations("shell");
	return <Placeholder title={t("chooseTitle")} lead={t("chooseLead")} />;
}
