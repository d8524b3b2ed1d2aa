import {
	Ban,
	CircleAlert,
	CircleEllipsis,
	HeartCrack,
	type LucideIcon,
	MailWarning,
	ShieldAlert,
	UserRoundX,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Pair } from "../../lib/client/pairing-view";
import type { MenuChoice } from "../ui/menu";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { pairingApi } from "./browser-pairing";

const reasons = {
	harassment: HeartCrack,
	sexual: ShieldAlert,
	minor: UserRoundX,
	spam: MailWarning,
	threat: CircleAlert,
	other: CircleEllipsis,
} as const satisfies Record<string, LucideIcon>;

type Reason = keyof typeof reasons;

/** Why somebody can be reported, and blocking: each is said to have been done, with the way on to the next. */
export function useReportChoices(pair: Pair, onNext: () => void): MenuChoice[][] {
	const t = useTranslations("pairing");
	const explain = useExplain();

	async function say(deed: Promise<unknown>, done: string): Promise<void> {
		try {
			await deed;
			showToast(done, { label: t("pair.next"), run: onNext });
		} catch (error) {
			showToast(explain(error));
		}
	}

	const report = (reason: Reason): MenuChoice => ({
		label: t(`report.reasons.${reason}`),
		icon: reasons[reason],
		onChoose: () => void say(pairingApi.report({ reason }), t("report.done")),
	});
	const block: MenuChoice = {
		label: t("report.block", { name: pair.partner }),
		icon: Ban,
		grave: true,
		onChoose: () => void say(pairingApi.block(), t("report.blocked", { name: pair.partner })),
	};
	return [(Object.keys(reasons) as Reason[]).map(report), [block]];
}
