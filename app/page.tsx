import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NameForm } from "../components/account/name-form";
import { Threshold } from "../components/account/threshold";
import { currentActor } from "../lib/http/page";
import { lobbyId } from "../lib/rooms/limits";

/** Asks for a name; who has one already goes straight on. */
export default async function Page() {
	if (await currentActor()) redirect(`/rooms/${lobbyId}`);
	const t = await getTranslations("account.door");
	return (
		<Threshold title={t("title")} lead={t("lead")}>
			<NameForm roomId={lobbyId} action={t("enter")} />
		</Threshold>
	);
}
