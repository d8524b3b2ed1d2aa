import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "../ui/button";
import Dialog from "../ui/dialog";

interface LinkDialogProps {
	href: string;
	text: string;
	onClose(): void;
}

/** Shows where a link really leads before anybody goes there. Loaded lazily. */
export default function LinkDialog({ href, text, onClose }: LinkDialogProps) {
	const t = useTranslations("message.link");
	const { host, username } = new URL(href);
	const [before = href, after = ""] = host && !username ? href.split(host, 2) : [href];
	return (
		<Dialog
			title={t("title")}
			description={t("lead")}
			onClose={onClose}
			actions={
				<>
					<Button look="outline" onClick={onClose}>
						{t("stay")}
					</Button>
					<ButtonLink href={href} target="_blank" rel="noopener noreferrer nofollow" onClick={onClose}>
						{t("open")}
					</ButtonLink>
				</>
			}
		>
			<dl className="grid gap-3 text-sm">
				<div>
					<dt className="text-ink-faint">{t("shown")}</dt>
					<dd dir="auto" className="wrap-anywhere">
						{text}
					</dd>
				</div>
				<div>
					<dt className="text-ink-faint">{t("target")}</dt>
					<dd dir="ltr" className="wrap-anywhere rounded-lg bg-sunken px-3 py-2">
						{before}
						{after !== "" && <strong>{host}</strong>}
						{after}
					</dd>
				</div>
			</dl>
		</Dialog>
	);
}
