import { useTranslations } from "next-intl";
import type { NewRoom } from "../../lib/rooms/schema";
import { roomSigns } from "./room-sign";

const kinds = ["public", "private", "temporary"] as const;

interface KindChoiceProps {
	value: NewRoom["kind"];
	onChange(kind: NewRoom["kind"]): void;
}

/** Who can enter a room and how long it stays, in a line each. */
export function KindChoice({ value, onChange }: KindChoiceProps) {
	const t = useTranslations("room.dialogs.create");
	return (
		<fieldset>
			<legend className="mb-1.5 font-medium text-sm">{t("kind")}</legend>
			<div className="flex flex-col gap-2">
				{kinds.map((kind) => (
					<Kind key={kind} kind={kind} chosen={kind === value} onChoose={() => onChange(kind)} />
				))}
			</div>
		</fieldset>
	);
}

function Kind({ kind, chosen, onChoose }: { kind: NewRoom["kind"]; chosen: boolean; onChoose(): void }) {
	const t = useTranslations("room.dialogs.kinds");
	const Icon = roomSigns[kind];
	return (
		<label className="relative flex cursor-pointer items-start gap-3 rounded-lg border border-line-strong px-3 py-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
			<input
				type="radio"
				name="kind"
				value={kind}
				checked={chosen}
				onChange={onChoose}
				className="absolute inset-0 cursor-pointer appearance-none rounded-lg outline-none"
			/>
			<Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${chosen ? "text-accent" : "text-ink-faint"}`} />
			<span className="min-w-0">
				<span className="block font-medium text-sm">{t(`${kind}.name`)}</span>
				<span className="block text-ink-soft text-sm">{t(`${kind}.means`)}</span>
			</span>
		</label>
	);
}
