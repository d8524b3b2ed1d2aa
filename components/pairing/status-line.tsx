import { useTranslations } from "next-intl";
import type { PairingPhase } from "../../lib/client/pairing-view";

const dots: Record<PairingPhase, string> = {
	unknown: "bg-line-strong",
	idle: "bg-line-strong",
	connecting: "animate-breathe bg-notice",
	waiting: "animate-breathe bg-notice",
	connected: "bg-online",
	disconnected: "bg-danger",
};

/** How one stands, in a word or two; always in its place, and told politely to those who listen. */
export function StatusLine({ phase }: { phase: PairingPhase }) {
	const t = useTranslations("pairing.status");
	return (
		<p className="flex min-w-0 items-center gap-1.5 text-ink-soft text-xs">
			<span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dots[phase]}`} />
			<span role="status" data-pairing={phase} className="truncate">
				{t(phase)}
			</span>
		</p>
	);
}
