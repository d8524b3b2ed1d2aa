import { useFormatter, useTranslations } from "next-intl";
import type { Waiting } from "../../lib/client/pairing-view";
import { useNow } from "../presence/use-now";
import { Switch } from "../ui/switch";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { usePairing, usePairingStore } from "./pairing-context";
import { changeWishes } from "./wishes";

/** Whom one waits for, and when anybody will do. */
export function WaitingPanel() {
	const t = useTranslations("pairing.options");
	const explain = useExplain();
	const store = usePairingStore();
	const waiting = usePairing((view) => view.waiting);
	const keepsTags = usePairing((view) => view.keepsTags);

	function keepTags(on: boolean): void {
		changeWishes({ keepsTags: on });
		store.change({ keep_tags: on }).catch((error: unknown) => showToast(explain(error)));
	}

	return (
		<div className="flex flex-col items-center gap-4 py-6 text-center">
			<Pulse />
			<h2 className="wrap-anywhere min-h-7 max-w-full first-letter:uppercase text-balance font-medium text-lg tabular-nums">
				{waiting && <WaitingFor {...waiting} keeps={keepsTags} />}
			</h2>
			{waiting !== null && waiting.tags.length > 0 && (
				<div className="w-full rounded-xl border border-line px-4 py-3 text-left">
					<Switch label={t("keepTags")} hint={t("keepTagsHint")} checked={keepsTags} onChange={keepTags} />
				</div>
			)}
		</div>
	);
}

function WaitingFor({ tags, widensAt, keeps }: Waiting & { keeps: boolean }) {
	const t = useTranslations("pairing.waiting");
	const format = useFormatter();
	const now = useNow(250);
	if (tags.length === 0) return t("anyone");
	const named = format.list(tags, { type: "unit", style: "short" });
	const seconds = widensAt === null ? 0 : Math.ceil((widensAt - now) / 1_000);
	if (seconds > 0) return t("widens", { tags: named, seconds });
	return t(keeps ? "tags" : "widened", { tags: named });
}

/** Somebody is being looked for. */
function Pulse() {
	return (
		<span aria-hidden="true" className="relative inline-flex size-16 items-center justify-center">
			<span className="absolute inset-0 rounded-full bg-accent-wash" />
			<span className="absolute inset-3 animate-breathe rounded-full bg-accent/30" />
			<span className="relative size-3 rounded-full bg-accent" />
		</span>
	);
}
