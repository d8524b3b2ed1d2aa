import {
	Ban,
	CircleEllipsis,
	EyeOff,
	HeartCrack,
	type LucideIcon,
	MailWarning,
	Megaphone,
	ShieldAlert,
	UserRoundX,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Pair } from "../../lib/client/pairing-view";
import { conductAge, type ReportReason, reportReasons } from "../../lib/safety/limits";
import type { MenuChoice } from "../ui/menu";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { pairingApi } from "./browser-pairing";

const icons: Record<ReportReason, LucideIcon> = {
	harassment: HeartCrack,
	sexual: EyeOff,
	minor: UserRoundX,
	hate: Megaphone,
	threat: ShieldAlert,
	spam: MailWarning,
	other: CircleEllipsis,
};

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

	const report = (reason: ReportReason): MenuChoice => ({
		label: t(`report.reasons.${reason}`, { age: conductAge }),
		icon: icons[reason],
		onChoose: () => void say(pairingApi.report({ reason, room_id: pair.room_id }), t("report.done")),
	});
	const block: MenuChoice = {
		label: t("report.block", { name: pair.partner }),
		icon: Ban,
		grave: true,
		onChoose: () => void say(pairingApi.block(pair.room_id), t("report.blocked", { name: pair.partner })),
	};
	return [reportReasons.map(report), [block]];
}
