import type { Typist } from "../../lib/events/schema";
import { useRoom } from "../room/room-context";

/** Who is typing. Its line is always there, so nothing moves when somebody begins. */
export function TypingLine() {
	const typing = useRoom(({ state }) => state.typing);
	return (
		<div className="px-5 pb-[env(safe-area-inset-bottom)] text-ink-faint text-xs lg:px-8">
			<p className="flex h-6 items-center gap-2">
				{typing.length > 0 && (
					<>
						<Dots />
						<span className="truncate">
							<Typists typing={typing} />
						</span>
					</>
				)}
			</p>
		</div>
	);
}

function Typists({ typing: [first, second, ...others] }: { typing: readonly Typist[] }) {
	if (!first) return null;
	if (others.length > 0) return "Several people are typing";
	return (
		<>
			<bdi>{first.user}</bdi>
			{second && (
				<>
					{" and "}
					<bdi>{second.user}</bdi>
				</>
			)}
			{second ? " are typing" : " is typing"}
		</>
	);
}

function Dots() {
	const dot = "size-1 animate-breathe rounded-full bg-current";
	return (
		<span aria-hidden="true" className="flex gap-0.5">
			<span className={dot} />
			<span className={`${dot} [animation-delay:150ms]`} />
			<span className={`${dot} [animation-delay:300ms]`} />
		</span>
	);
}
