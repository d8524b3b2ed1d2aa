import { useId } from "react";

interface SwitchProps {
	label: string;
	hint?: string;
	checked: boolean;
	disabled?: boolean;
	onChange(checked: boolean): void;
}

/** On or off, at once. */
export function Switch({ label, hint, checked, disabled, onChange }: SwitchProps) {
	const id = useId();
	return (
		<div className="flex items-start gap-3">
			<span className="min-w-0 flex-1">
				<span id={id} className="font-medium text-sm">
					{label}
				</span>
				{hint && (
					<span id={`${id}-hint`} className="block text-ink-faint text-sm">
						{hint}
					</span>
				)}
			</span>
			<button
				type="button"
				role="switch"
				aria-checked={checked}
				aria-labelledby={id}
				aria-describedby={hint ? `${id}-hint` : undefined}
				disabled={disabled}
				onClick={() => onChange(!checked)}
				className="group relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-line-strong bg-sunken transition-colors before:absolute before:-inset-2.5 disabled:opacity-50 aria-checked:border-accent aria-checked:bg-accent"
			>
				<span
					aria-hidden="true"
					className="ml-[3px] size-4 rounded-full bg-ink-faint transition-[translate,background-color] group-aria-checked:translate-x-4 group-aria-checked:bg-on-accent"
				/>
			</button>
		</div>
	);
}
