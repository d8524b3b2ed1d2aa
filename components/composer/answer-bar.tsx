import { Reply, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { MessageLine } from "../message/message-text";
import { useDesk, useDeskStore } from "../room/desk";
import { useRoom, useRoomStore } from "../room/room-context";
import { IconButton } from "../ui/button";

/** What the next message answers, and how to give that up. */
export function AnswerBar() {
	const t = useTranslations("composer.answer");
	const words = useTranslations("message.reply");
	const desk = useDeskStore();
	const room = useRoomStore();
	const replyTo = useDesk((now) => now.replyTo);
	const message = useRoom(() => (replyTo === null ? undefined : room.message(replyTo)));
	if (replyTo === null) return null;

	function stop(): void {
		desk.reply(null);
		desk.focusComposer();
	}

	return (
		<div className="flex items-center gap-2 border-line border-b py-0.5 pr-1 pl-3 text-sm">
			<Reply aria-hidden="true" className="size-4 shrink-0 text-accent" />
			<p className="min-w-0 flex-1 truncate text-ink-soft">
				<span className="text-ink">
					{t.rich("to", { user: message?.user ?? "", name: (user) => <bdi className="font-semibold">{user}</bdi> })}
				</span>{" "}
				{message && (
					<bdi className="ml-1" dir="auto">
						{message.deleted ? words("deleted") : <MessageLine text={message.message} />}
					</bdi>
				)}
			</p>
			<IconButton label={t("stop")} onClick={stop} className="size-8!">
				<X aria-hidden="true" className="size-4" />
			</IconButton>
		</div>
	);
}
