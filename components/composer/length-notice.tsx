import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import type { Excess } from "./use-excess";

interface LengthNoticeProps {
	id: string;
	excess: Excess;
	onSplit(parts: readonly string[]): void;
}

/** Says how much too long the text is, and offers to send it in parts. */
export function LengthNotice({ id, excess: { over, left, parts }, onSplit }: LengthNoticeProps) {
	const t = useTranslations("composer.limit");
	return (
		<>
			{/* Once, and not with every letter. */}
			<p role="alert" className="sr-only">
				{over !== null && t("alert")}
			</p>
			{over !== null && (
				<div className="mb-2 flex min-h-11 animate-arrive flex-wrap items-center gap-x-3 rounded-xl bg-danger-wash px-3 py-1 text-danger text-sm">
					<p id={id} className="flex-1 tabular-nums">
						{parts.length > 0 ? t("over", { count: over }) : t("far")}
					</p>
					{parts.length > 0 && (
						<Button look="outline" size="medium" onClick={() => onSplit(parts)}>
							{t("split", { count: parts.length })}
						</Button>
					)}
				</div>
			)}
			{left !== null && (
				<p
					id={id}
					className={`absolute top-full right-5 flex h-6 items-center bg-canvas pl-2 text-xs tabular-nums lg:right-8 ${left < 20 ? "text-danger" : "text-notice"}`}
				>
					{t("left", { count: left })}
				</p>
			)}
		</>
	);
}
