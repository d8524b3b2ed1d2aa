import { getTranslations } from "next-intl/server";
import { Placeholder } from "../../../components/shell/placeholder";
import { ButtonLink } from "../../../components/ui/button";
import { lobbyId } from "../../../lib/rooms/limits";

/** Unknown, over, or not for you: the server does not tell them apart. */
export default async function NotFound() {
	const t = await getTranslations("room");
	return (
		<Placeholder title={t("unknown.title")} lead={t("unknown.lead")}>
			<ButtonLink size="wide" href={`/rooms/${lobbyId}`}>
				{t("unknown.lobby")}
			</ButtonLink>
		</Placeholder>
	);
}
