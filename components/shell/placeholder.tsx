import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface PlaceholderProps {
	title: string;
	lead: string;
	/** What to do next. */
	children?: ReactNode;
}

/** Where a room would be and none is: what that means and what to do next. */
export function Placeholder({ title, lead, children }: PlaceholderProps) {
	return (
		<div className="flex h-full flex-col pt-[env(safe-area-inset-top)]">
			<Back />
			<main
				id="room"
				tabIndex={-1}
				className="flex min-h-0 flex-1 flex-col items-center justify-center overflow-y-auto px-6 py-10 outline-none"
			>
				<div className="flex w-full max-w-sm animate-arrive flex-col items-center text-center">
					<h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
					<p className="mt-1.5 text-balance text-ink-soft">{lead}</p>
					{children && <div className="mt-6 flex w-full flex-col gap-3">{children}</div>}
				</div>
			</main>
		</div>
	);
}

/** On a phone there is nothing beside it. */
function Back() {
	const t = useTranslations("room");
	return (
		<header className="m-1 md:hidden">
			<Link href="/rooms" className="inline-flex h-11 items-center gap-1 rounded-lg pr-3 pl-2 text-ink-soft text-sm">
				<ChevronLeft aria-hidden="true" className="size-6" />
				{t("allRooms")}
			</Link>
		</header>
	);
}
