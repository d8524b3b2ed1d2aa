import { Download, FileClock, Volume2, VolumeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MenuChoice } from "../ui/menu";
import { changeWishes, useWishes } from "./wishes";

interface Saving {
	save: (() => void) | null;
	/** Of the conversation before. */
	savePrevious: (() => void) | null;
}

/** What stands behind "More". */
export function usePairChoices({ save, savePrevious }: Saving): MenuChoice[][] {
	const t = useTranslations("pairing.pair");
	const { sound } = useWishes();
	const saving: MenuChoice[] = [];
	if (save) saving.push({ label: t("save"), icon: Download, onChoose: save });
	if (savePrevious) saving.push({ label: t("savePrevious"), icon: FileClock, onChoose: savePrevious });
	const tone: MenuChoice = {
		label: t(sound ? "soundOff" : "soundOn"),
		icon: sound ? VolumeOff : Volume2,
		onChoose: () => changeWishes({ sound: !sound }),
	};
	return [saving, [tone]].filter((group) => group.length > 0);
}
