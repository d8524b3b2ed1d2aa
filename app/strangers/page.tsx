import { getTranslations } from "next-intl/server";
import { Strangers } from "../../components/pairing/strangers";
import { StrangersDoor } from "../../components/pairing/strangers-door";
import { Placeholder } from "../../components/shell/placeholder";
import { ButtonLink } from "../../components/ui/button";
import { config } from "../../lib/config";
import { currentActor } from "../../lib/http/page";
import { countStrangers } from "../../lib/pairing/pulse";
import { readPopularTags } from "../../lib/pairing/read";
import { describePairing } from "../../lib/transport/pairing";

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
	const popular = (await readPopularTags()).tags.map(({ tag }) => tag);
	if (actor) return <Strangers opening={await describePairing(actor, null)} popular={popular} />;
	const online = await countStrangers(Date.now());
	return <StrangersDoor online={online} locationOffered={config().LOCATION === "on"} popular={popular} />;
}
