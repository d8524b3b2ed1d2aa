import { useRoom } from "../room/room-context";
import { useChat } from "../shell/chat-context";
import { late } from "../ui/late";

const TypingWords = late(async () => ({ default: (await import("./typing-words")).TypingWords }));

/** Who is writing. Its line is always there, so nothing moves when somebody begins; it is not announced, for it changes all the time. */
export function TypingLine() {
	const typing = useRoom(({ state }) => state.typing);
	const told = useChat(({ me }) => me.signals);
	return (
		<div className="px-5 pb-[env(safe-area-inset-bottom)] text-ink-faint text-xs lg:px-8">
			<p className="flex h-6 items-center gap-2">{told && typing.length > 0 && <TypingWords typing={typing} />}</p>
		</div>
	);
}
