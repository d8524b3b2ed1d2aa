import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRoom } from "../room/room-context";
import { useChat } from "../shell/chat-context";

/** Who is writing. Its line is always there, so nothing moves when somebody begins; it is not announced, for it changes all the time. */
export function TypingLine() {
	const t = useTranslations("composer");
	const typing = useRoom(({ state }) => state.typing);
	const told = useChat(({ me }) => me.signals);
	const [first, second] = typing;
	const name = (chunks: ReactNode) => <bdi className="font-medium text-ink-soft">{chunks}</bdi>;
	return (
		<div className="px-5 pb-[env(safe-area-inset-bottom)] text-ink-faint text-xs lg:px-8">
			<p className="flex h-6 items-center gap-2">
				{told && first && (
					<>
						<Dots />
						<span className="truncate">
							{t.rich("typing", {
								count: typing.length,
								first: first.user,
								second: second?.user ?? "",
								name,
								other: name,
							})}
						</span>
					</>
				)}
			</p>
		</div>
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
