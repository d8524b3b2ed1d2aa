import { ChevronLeft, Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Pair, PairingPhase } from "../../lib/client/pairing-view";
import { Avatar } from "../ui/avatar";
import { Logo } from "../ui/logo";
import { StatusLine } from "./status-line";

interface StrangersHeaderProps {
	phase: PairingPhase;
	pair: Pair | null;
	/** How many meet strangers now; null where nobody has told. */
	online: number | null;
	/** Whether the list of rooms stands beside it. */
	housed: boolean;
	/** What can be done about the partner. */
	children?: ReactNode;
}

/** Whom one talks to, if anybody, and how one stands. It stays while that changes. */
export function StrangersHeader({ phase, pair, online, housed, children }: StrangersHeaderProps) {
	const t = useTranslations("pairing");
	return (
		<header className="flex min-h-13 items-center gap-2 border-line border-b pt-[env(safe-area-inset-top)] pr-2 pl-2 md:pr-3 md:pl-5">
			{housed ? <BackToRooms /> : <Home />}
			{pair && <Avatar id={pair.partner_id} name={pair.partner} />}
			<div className="min-w-0 flex-1 py-1.5">
				<h1 className="truncate font-semibold text-base leading-5 tracking-tight">
					{pair ? <bdi>{pair.partner}</bdi> : t("title")}
				</h1>
				<StatusLine phase={phase} />
			</div>
			{online !== null && !pair && (
				<p className="flex shrink-0 items-center gap-1.5 pr-2 text-ink-soft text-sm tabular-nums">
					<Users aria-hidden="true" className="size-4" />
					{t("online", { count: online })}
				</p>
			)}
			{children}
		</header>
	);
}

function BackToRooms() {
	const t = useTranslations("pairing.pair");
	return (
		<Link
			href="/rooms"
			aria-label={t("back")}
			className="-mr-1 inline-flex h-11 w-9 shrink-0 items-center justify-center rounded-lg text-ink-soft md:hidden"
		>
			<ChevronLeft aria-hidden="true" className="size-6" />
		</Link>
	);
}

function Home() {
	const t = useTranslations("shell");
	return (
		<Link
			href="/"
			aria-label={t("brand")}
			className="inline-flex size-11 shrink-0 items-center justify-center rounded-lg md:-ml-2"
		>
			<Logo className="size-6" />
		</Link>
	);
}
