import { EllipsisVertical, Flag, HeartHandshake, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Pair } from "../../lib/client/pairing-view";
import { IconButton } from "../ui/button";
import { late } from "../ui/late";
import type { MenuChoice } from "../ui/menu";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { Waiting } from "../ui/waiting";
import { usePairingStore } from "./pairing-context";
import { useReportChoices } from "./use-report-choices";
import { useStay } from "./use-stay";

const Menu = late(() => import("../ui/menu"), Waiting);

interface PairActionsProps {
	pair: Pair;
	/** What stands behind "More". */
	choices: MenuChoice[][];
	onNext(): void;
}

/** What can be done about the partner, in the header. */
export function PairActions({ pair, choices, onNext }: PairActionsProps) {
	const t = useTranslations("pairing");
	const stay = useStay();
	const report = useReportChoices(pair, onNext);
	const { mine, theirs } = pair.stay;
	return (
		<>
			{pair.over === null && !(mine && theirs) && (
				<span className="max-sm:hidden">
					<IconButton label={t("pair.stay")} aria-pressed={mine} onClick={() => stay(!mine)}>
						<HeartHandshake aria-hidden="true" className={`size-[1.125rem] ${mine ? "text-accent" : ""}`} />
					</IconButton>
				</span>
			)}
			<MenuButton icon={Flag} label={t("report.label")} choices={report} />
			<MenuButton icon={EllipsisVertical} label={t("pair.more")} choices={choices} />
			{pair.over === null && <DisconnectButton />}
		</>
	);
}

function DisconnectButton() {
	const t = useTranslations("pairing.pair");
	const store = usePairingStore();
	const explain = useExplain();
	const disconnect = () => void store.disconnect().catch((error: unknown) => showToast(explain(error)));
	return (
		<button
			type="button"
			aria-label={t("disconnect")}
			title={t("disconnect")}
			onClick={disconnect}
			className="inline-flex h-9 shrink-0 items-center gap-2 rounded-lg px-2.5 font-medium text-danger text-sm transition-colors hover:bg-danger-wash pointer-coarse:h-11 pointer-coarse:min-w-11"
		>
			<Unplug aria-hidden="true" className="size-[1.125rem]" />
			<span aria-hidden="true" className="max-lg:hidden">
				{t("disconnect")}
			</span>
		</button>
	);
}

interface MenuButtonProps {
	icon: typeof Flag;
	label: string;
	choices: readonly (readonly MenuChoice[])[];
}

function MenuButton({ icon: Icon, label, choices }: MenuButtonProps) {
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	return (
		<>
			<IconButton ref={button} label={label} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(true)}>
				<Icon aria-hidden="true" className="size-[1.125rem]" />
			</IconButton>
			{open && <Menu label={label} groups={choices} anchor={button} onClose={() => setOpen(false)} />}
		</>
	);
}
