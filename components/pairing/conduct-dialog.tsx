import { useTranslations } from "next-intl";
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
			<Button onClick={onAgree}>{t("agree")}</Button>
		</>
	) : (
		<Button onClick={onClose}>{t("close")}</Button>
	);
	return (
		<Dialog title={t("title")} actions={actions} onClose={onClose}>
			<div className="flex flex-col gap-3 text-pretty text-sm">
				<p className="font-semibold">{t("age")}</p>
				<p>{t("kind")}</p>
				<p>{t("safe")}</p>
				<h3 className="mt-1 font-semibold">{t("keptTitle")}</h3>
				<ul className="flex list-disc flex-col gap-1.5 ps-5 text-ink-soft marker:text-ink-faint">
					{(["keptMessages", "keptReports", "keptPlace", "keptBlocks"] as const).map((key) => (
						<li key={key}>{t(key)}</li>
					))}
				</ul>
			</div>
		</Dialog>
	);
}
