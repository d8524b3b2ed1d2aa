import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
	notice: "bg-notice-wash text-notice",
	danger: "bg-danger-wash text-danger",
	plain: "bg-sunken text-ink-soft",
} as const;

interface NoticeStripProps {
	icon: LucideIcon;
	tone: keyof typeof tones;
	children: ReactNode;
	/** What one can do about it. */
	action?: ReactNode;
}

/** A sentence over the composer about the room as a whole. */
export function NoticeStrip({ icon: Icon, tone, children, action }: NoticeStripProps) {
	return (
		<div
			className={`mx-3 mb-2 flex min-h-10 animate-arrive items-center gap-2.5 rounded-lg py-1.5 pr-1.5 pl-3 text-sm lg:mx-5 ${tones[tone]}`}
		>
			<Icon aria-hidden="true" className="size-4 shrink-0" />
			<span className="min-w-0 flex-1 text-pretty">{children}</span>
			{action}
		</div>
	);
}
