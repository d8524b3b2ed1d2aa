import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface PillProps {
	place: "top" | "bottom";
	loud: boolean;
	onClick(): void;
	children: ReactNode;
}

function Pill({ place, loud, onClick, children }: PillProps) {
	const shape =
		"-translate-x-1/2 absolute left-1/2 inline-flex h-9 animate-arrive items-center gap-1.5 whitespace-nowrap rounded-full px-3.5 pointer-coarse:h-11";
	const look = loud ? "bg-accent text-on-accent" : "border border-line-strong bg-raised text-ink-soft hover:text-ink";
	const side = place === "top" ? "top-3" : "bottom-3";
	return (
		<button type="button" onClick={onClick} className={`${shape} ${look} ${side} font-medium text-sm shadow-pop`}>
			{children}
		</button>
	);
}

/** Leads to the newest message, and says how many came that one has not seen. */
export function ToPresent({ missed, onClick }: { missed: number; onClick(): void }) {
	const t = useTranslations("message.log");
	return (
		<Pill place="bottom" loud={missed > 0} onClick={onClick}>
			{missed > 0 ? t("missed", { count: missed }) : t("toPresent")}
			<ArrowDown aria-hidden="true" className="size-4" />
		</Pill>
	);
}

/** Leads up to where one stopped reading. */
export function ToUnread({ onClick }: { onClick(): void }) {
	const t = useTranslations("message.log");
	return (
		<Pill place="top" loud={false} onClick={onClick}>
			{t("toUnread")}
			<ArrowUp aria-hidden="true" className="size-4" />
		</Pill>
	);
}
