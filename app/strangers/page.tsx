import { getTranslations } from "next-intl/server";
import { Strangers } from "../../components/pairing/strangers";
import { StrangersDoor } from "../../components/pairing/strangers-door";
import { Placeholder } from "../../components/shell/placeholder";
import { ButtonLink } from "../../components/ui/button";
import { config } from "../../lib/config";
import { currentActor } from "../../lib/http/page";

/** Where two people who do not know each other talk. */
export default async function Page() {
	const t = await getTranslations("pairing.off");
	if (config().STRANGERS === "off") {
		return (
			<Placeholder title={t("title")} lead={t("lead")}>
				<ButtonLink size="wide" href="/">
					{t("home")}
				</ButtonLink>
			</Placeholder>
		);
	}
	const actor = await currentActor();
	return actor ? <Strangers opening={null} /> : <StrangersDoor online={null} locationOffered={false} />;
}
