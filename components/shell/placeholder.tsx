import type { ReactNode } from "react";

/** Where a room would be and none is: what that means and what to do next. */
export function Placeholder({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
	return (
		<main
			id="room"
			tabIndex={-1}
			className="flex h-full flex-col items-center justify-center overflow-y-auto px-6 py-10 outline-none"
		>
			<div className="flex w-full max-w-sm animate-arrive flex-col items-center text-center">
				<h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
				<p className="mt-1.5 text-balance text-ink-soft">{lead}</p>
				{children && <div className="mt-6 flex w-full flex-col gap-3">{children}</div>}
			</div>
		</main>
	);
}
