import { useCaps } from "./use-caps";

/** A key, or several at once, drawn as keys. */
export function KeyCaps({ keys }: { keys: string }) {
	const caps = useCaps();
	return (
		<span className="inline-flex items-center gap-1">
			{caps(keys).map((cap) => (
				<kbd
					key={cap}
					className="inline-flex h-6 min-w-6 items-center justify-center rounded-md border border-line-strong bg-canvas px-1.5 font-sans text-ink-soft text-xs"
				>
					{cap}
				</kbd>
			))}
		</span>
	);
}
