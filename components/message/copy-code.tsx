import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { copyText } from "../ui/copy-text";

/** At the corner of a code. Loaded lazily. */
export function CopyCode({ text }: { text: string }) {
	const t = useTranslations("message.code");
	const [copied, setCopied] = useState(false);

	useEffect(() => {
		if (!copied) return;
		const timer = setTimeout(() => setCopied(false), 2_000);
		return () => clearTimeout(timer);
	}, [copied]);

	const Icon = copied ? Check : Copy;
	return (
		<button
			type="button"
			aria-label={copied ? t("copied") : t("copy")}
			title={t("copy")}
			onClick={async () => setCopied(await copyText(text))}
			className="absolute top-1 right-1 inline-flex size-7 items-center justify-center rounded-md bg-code text-ink-soft opacity-0 hover:bg-pressed hover:text-ink focus-visible:opacity-100 group-focus-within/code:opacity-100 group-hover/code:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100"
		>
			<Icon aria-hidden="true" className="size-3.5" />
		</button>
	);
}
