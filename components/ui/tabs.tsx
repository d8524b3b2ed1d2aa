import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

export interface Tab {
	name: string;
	label: string;
	content: ReactNode;
}

interface TabsProps {
	label: string;
	tabs: readonly Tab[];
	/** Stands at the end of the row of tabs. */
	aside?: ReactNode;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** One of several contents at a time; arrows choose among them, the Tab key leads past them. */
export function Tabs({ label, tabs, aside }: TabsProps) {
	const id = useId();
	const [chosen, choose] = useState(tabs[0]?.name);
	const place = tabs.findIndex(({ name }) => name === chosen);

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const step = steps[event.key];
		const next = step && tabs[(place + step + tabs.length) % tabs.length];
		if (!next) return;
		event.preventDefault();
		choose(next.name);
		event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
	}

	return (
		<div className="flex min-h-0 flex-1 flex-col">
			<div className="flex min-h-13 shrink-0 items-center gap-1 pr-2 pl-3">
				<div role="tablist" aria-label={label} onKeyDown={onKeyDown} className="flex flex-1 gap-1">
					{tabs.map(({ name, label }) => (
						<button
							key={name}
							type="button"
							role="tab"
							id={`${id}-${name}`}
							data-tab={name}
							aria-selected={name === chosen}
							aria-controls={name === chosen ? `${id}-panel` : undefined}
							tabIndex={name === chosen ? 0 : -1}
							onClick={() => choose(name)}
							className="h-9 rounded-lg px-3 font-medium text-ink-soft text-sm hover:bg-pressed hover:text-ink aria-selected:bg-pressed aria-selected:text-ink pointer-coarse:h-11"
						>
							{label}
						</button>
					))}
				</div>
				{aside}
			</div>
			<div
				id={`${id}-panel`}
				role="tabpanel"
				aria-labelledby={`${id}-${chosen}`}
				className="flex min-h-0 flex-1 flex-col"
			>
				{tabs[place]?.content}
			</div>
		</div>
	);
}
