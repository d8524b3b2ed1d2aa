import { useTranslations } from "next-intl";
import { useId } from "react";
import { useLifetimeText } from "./use-lifetime-text";

/** Those that people may choose, in seconds. */
const lifetimes = [60, 600, 1_800, 3_600, 21_600, 86_400, 604_800] as const;

interface LifetimeSelectProps {
	/** Seconds; null is to leave it as it is, where the room has one. */
	value: number | null;
	keeps?: boolean;
	onChange(seconds: number | null): void;
}

/** How long a temporary room stays after its last message. */
export function LifetimeSelect({ value, keeps = false, onChange }: LifetimeSelectProps) {
	const t = useTranslations("room.dialogs.lifetime");
	const describe = useLifetimeText();
	const id = useId();
	return (
		<div className="flex flex-col gap-1.5">
			<label htmlFor={id} className="font-medium text-sm">
				{t("label")}
			</label>
			<select
				id={id}
				aria-describedby={`${id}-hint`}
				value={value ?? ""}
				onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
				className="h-10 w-full rounded-lg border border-line-strong bg-canvas px-2.5 text-base pointer-coarse:h-11"
			>
				{keeps && <option value="">{t("keep")}</option>}
				{lifetimes.map((seconds) => (
					<option key={seconds} value={seconds}>
						{describe(seconds)}
					</option>
				))}
			</select>
			<p id={`${id}-hint`} className="text-ink-faint text-sm">
				{t("hint")}
			</p>
		</div>
	);
}
