import type { Typist } from "../../lib/events/schema";
import { useRoom } from "../room/room-context";

/** Who is typing. Its line is always there, so nothing moves when somebody begins. */
export function TypingLine() {
	const typing = useRoom(({ state }) => state.typing);
	return (
		<p className="flex h-6 items-center gap-2 px-5 pb-[env(safe-area-inset-bottom)] text-ink-faint text-xs lg:px-8">
			{typing.length > 0 && (
				<>
					<Dots />
					<span className="truncate">{describe(typing)}</span>
				</>
			)}
		</p>
	);
}

function describe([first, second, ...others]: readonly Typist[]): string {
	if (!first) return "";
	if (!second) return `${first.user} is typing`;
	return others.length > 0 ? "Several people are typing" : `${first.user} and ${second.user} are typing`;
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
