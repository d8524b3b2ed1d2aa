import { Download, FileClock, HeartHandshake, Volume2, VolumeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Pair } from "../../lib/client/pairing-view";
import type { MenuChoice } from "../ui/menu";
import type { Saving } from "./use-saving";
import { useStay } from "./use-stay";
import { changeWishes, useWishes } from "./wishes";

/** What stands behind "More". */
export function usePairChoices(pair: Pair | null, { save, savePrevious }: Saving): MenuChoice[][] {
	const t = useTranslations("pairing.pair");
	const { sound } = useWishes();
	const stay = useStay();
	const saving: MenuChoice[] = [];
	if (save) saving.push({ label: t("save"), icon: Download, onChoose: save });
	if (savePrevious) saving.push({ label: t("savePrevious"), icon: FileClock, onChoose: savePrevious });
	const asks = pair?.over === null && !pair.stay.mine;
	const staying: MenuChoice[] = asks ? [{ label: t("stay"), icon: HeartHandshake, onChoose: () => stay(true) }] : [];
	const tone: MenuChoice = {
		label: t(sound ? "soundOff" : "soundOn"),
		icon: sound ? VolumeOff : Volume2,
		onChoose: () => changeWishes({ sound: !sound }),
	};
	return [staying, saving, [tone]].filter((group) => group.length > 0);
}
