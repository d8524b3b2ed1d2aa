import { useTranslations } from "next-intl";
import { conductAge, evidence, kept } from "../../lib/safety/limits";
import { Button } from "../ui/button";
import Dialog from "../ui/dialog";

interface ConductDialogProps {
	/** Left out where it was accepted before and is only read. */
	onAgree?(): void;
	onClose(): void;
}

/** Who may meet strangers, how one behaves, and what is kept for how long. Loaded lazily. */
export default function ConductDialog({ onAgree, onClose }: ConductDialogProps) {
	const t = useTranslations("pairing.conduct");
	const ui = useTranslations("ui");
	const actions = onAgree ? (
		<>
			<Button look="outline" onClick={onClose}>
				{ui("cancel")}
			</Button>
			<Button onClick={onAgree}>{t("agree", { age: conductAge })}</Button>
		</>
	) : (
		<Button onClick={onClose}>{t("close")}</Button>
	);
	return (
		<Dialog title={t("title")} actions={actions} onClose={onClose}>
			<div className="flex flex-col gap-3 text-pretty text-sm">
				<p className="font-semibold">{t("age", { age: conductAge })}</p>
				<p>{t("kind")}</p>
				<p>{t("safe")}</p>
				<h3 className="mt-1 font-semibold">{t("keptTitle")}</h3>
				<ul className="flex list-disc flex-col gap-1.5 ps-5 text-ink-soft marker:text-ink-faint">
					<li>{t("keptMessages", { minutes: kept.messages / 60_000 })}</li>
					<li>{t("keptReports", { messages: evidence.messages, days: kept.reports / 86_400_000 })}</li>
					<li>{t("keptPlace")}</li>
					<li>{t("keptBlocks")}</li>
				</ul>
			</div>
		</Dialog>
	);
}
