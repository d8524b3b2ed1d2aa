import { useId } from "react";

interface SegmentsProps<T extends string> {
	label: string;
	choices: readonly { value: T; label: string }[];
	value: T;
	onChoose(value: T): void;
}

/** One of a few, all in view. */
export function Segments<T extends string>({ label, choices, value, onChoose }: SegmentsProps<T>) {
	const name = useId();
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1.5 font-medium text-sm">{label}</legend>
			<div className="flex rounded-lg border border-line-strong bg-sunken p-0.5">
				{choices.map((choice) => (
					<label
						key={choice.value}
						className="relative flex h-8 min-w-0 flex-1 items-center justify-center rounded-md px-2 text-ink-soft text-sm transition-colors has-focus-visible:outline-2 has-checked:bg-pressed has-checked:font-medium has-checked:text-ink has-focus-visible:outline-accent hover:text-ink pointer-coarse:h-11"
					>
						<input
							type="radio"
							name={name}
							value={choice.value}
							checked={choice.value === value}
							onChange={() => onChoose(choice.value)}
							className="absolute inset-0 cursor-pointer appearance-none outline-none"
						/>
						<span className="truncate">{choice.label}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
