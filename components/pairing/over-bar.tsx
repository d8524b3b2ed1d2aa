import { Download, SkipForward, Tags } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Pair } from "../../lib/client/pairing-view";
import { useNow } from "../presence/use-now";
import { Button } from "../ui/button";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { usePairing, usePairingStore } from "./pairing-context";

interface OverBarProps {
	pair: Pair;
	onNext(): void;
	onSave(): void;
}

/** In the composer's place once one of the two has left: what to do with what was said, and the way on. */
export function OverBar({ pair, onNext, onSave }: OverBarProps) {
	const t = useTranslations("pairing");
	const explain = useExplain();
	const store = usePairingStore();
	const goesOnAt = usePairing((view) => view.goesOnAt);
	const next = useRef<HTMLButtonElement>(null);
	// The composer, which had the focus, is gone.
	useEffect(() => next.current?.focus({ preventScroll: true }), []);
	const doing = (deed: Promise<void>) => void deed.catch((error: unknown) => showToast(explain(error)));
	return (
		<section
			aria-label={t(`over.${pair.over ?? "theirs"}`)}
			className="border-line border-t bg-sunken px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] lg:px-5"
		>
			<div className="mb-2.5 flex min-h-7 items-center gap-3 text-sm">
				<p className="font-semibold">{t(`over.${pair.over ?? "theirs"}`)}</p>
				{goesOnAt !== null && (
					<>
						<GoesOn at={goesOnAt} />
						<Button look="outline" size="small" onClick={() => doing(store.stopGoingOn())}>
							{t("over.stop")}
						</Button>
					</>
				)}
			</div>
			<div className="flex flex-wrap items-center gap-2">
				<Button ref={next} onClick={onNext}>
					<SkipForward aria-hidden="true" className="size-4" />
					{t("over.next")}
				</Button>
				<Button look="outline" onClick={onSave}>
					<Download aria-hidden="true" className="size-4" />
					{t("pair.save")}
				</Button>
				<Button look="quiet" onClick={() => doing(store.clear())}>
					<Tags aria-hidden="true" className="size-4" />
					{t("over.back")}
				</Button>
			</div>
		</section>
	);
}

function GoesOn({ at }: { at: number }) {
	const t = useTranslations("pairing.over");
	const now = useNow(100);
	return (
		<p className="text-ink-soft tabular-nums">
			{t("goesOn", { seconds: Math.max(1, Math.min(3, Math.ceil((at - now) / 1_000))) })}
		</p>
	);
}
