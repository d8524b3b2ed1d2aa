import { useTranslations } from "next-intl";

/** Stands above the first message that the reader has not seen. */
export function UnreadLine() {
	const t = useTranslations("message.log");
	return (
		<div data-unread-line className="flex h-6 items-center gap-3 px-4 text-accent lg:px-5">
			<span aria-hidden="true" className="h-px flex-1 bg-accent" />
			<span className="font-medium text-xs">{t("new")}</span>
		</div>
	);
}
