import type { ReactNode } from "react";
import { useHydrated } from "../ui/use-hydrated";

interface LobbyFrameProps {
	children: ReactNode;
	/** What stays at the foot of the screen, where the thumb is. */
	action: ReactNode;
}

/** What is drawn while one talks to nobody: one column in the middle, with what to do next below it. */
export function LobbyFrame({ children, action }: LobbyFrameProps) {
	return (
		<main
			id="room"
			tabIndex={-1}
			data-awake={useHydrated() || undefined}
			className="flex min-h-0 flex-col overflow-y-auto outline-none"
		>
			<div className="mx-auto flex w-full max-w-md flex-col gap-5 px-5 pt-6 pb-4 md:mt-auto md:px-0">{children}</div>
			<div className="sticky bottom-0 z-10 mt-auto border-line border-t bg-canvas px-5 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] md:static md:mt-0 md:mb-auto md:border-0 md:px-0 md:pb-8">
				<div className="mx-auto flex w-full max-w-md flex-col gap-2">{action}</div>
			</div>
		</main>
	);
}
