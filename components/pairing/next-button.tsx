import { SkipForward, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { NoticeStrip } from "../room/notice-strip";
import { Button } from "../ui/button";
import { KeyCaps } from "../ui/key-caps";

interface NextButtonProps {
	/** Whether Escape was pressed once. */
	asking: boolean;
	onNext(): void;
}

/** Beside the composer, where the thumb is: leaves the partner for another one. */
export function NextButton({ asking, onNext }: NextButtonProps) {
	const t = useTranslations("pairing.pair");
	const look = asking ? "border-danger bg-danger text-canvas" : "border-line-strong text-ink hover:bg-hover";
	return (
		<button
			type="button"
			data-really
			onClick={onNext}
			className={`ml-3 inline-flex h-[2.875rem] shrink-0 items-center gap-2 rounded-xl border px-3 font-medium text-sm transition-colors lg:ml-5 pointer-coarse:h-[3.375rem] ${look}`}
		>
			<SkipForward aria-hidden="true" className="size-[1.125rem]" />
			<span>{t(asking ? "really" : "next")}</span>
			<span aria-hidden="true" className="max-lg:hidden pointer-coarse:hidden">
				{!asking && <KeyCaps keys="escape" />}
			</span>
		</button>
	);
}

/** What the second Escape does, and what can be done before it. */
export function ReallyStrip({ onSave }: { onSave(): void }) {
	const t = useTranslations("pairing.pair");
	return (
		<div role="status" data-really>
			<NoticeStrip
				icon={TriangleAlert}
				tone="danger"
				action={
					<Button look="plain" size="small" onClick={onSave}>
						{t("save")}
					</Button>
				}
			>
				<strong className="font-semibold">{t("really")}</strong> {t("reallyHint")}
			</NoticeStrip>
		</div>
	);
}
