import type { ReactNode } from "react";
import { Logo } from "../ui/logo";

interface ThresholdProps {
	title: ReactNode;
	children: ReactNode;
	/** What stands under the title. */
	lead?: ReactNode;
}

/** A page before or instead of a room: one calm card in the middle. */
export function Threshold({ title, lead, children }: ThresholdProps) {
	return (
		<main className="flex min-h-dvh flex-col items-center justify-center bg-sunken px-4 py-10">
			<div className="w-full max-w-sm animate-arrive">
				<Logo className="mb-5 size-11" />
				<h1 className="wrap-anywhere font-semibold text-2xl tracking-tight">{title}</h1>
				{lead && <p className="mt-2 text-ink-soft">{lead}</p>}
				<div className="mt-6">{children}</div>
			</div>
		</main>
	);
}
