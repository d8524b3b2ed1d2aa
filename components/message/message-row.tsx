import { CornerUpLeft } from "lucide-react";
import { memo } from "react";
import type { Message, Reaction } from "../../lib/messages/schema";
import { useHydrated } from "../ui/use-hydrated";
import { nameMoment } from "./day";
import { MessageFrame } from "./message-frame";
import { MessageText } from "./message-text";

interface MessageRowProps {
	message: Message;
	leads: boolean;
	/** The message it answers: undefined where it answers none, null where that one is not loaded. */
	answered: Message | null | undefined;
	/** Whether the Tab key leads to it; of all messages in the log one at a time. */
	current?: boolean;
}

/** A message that the server has. */
export const MessageRow = memo(function MessageRow({ message, leads, answered, current = false }: MessageRowProps) {
	const author = { id: message.user_id, name: message.user };
	const above = answered === undefined ? undefined : <Answered message={answered} />;
	return (
		<article
			aria-label={`${message.user}: ${message.message.slice(0, 80)}`}
			data-message={message.id}
			tabIndex={current ? 0 : -1}
			className="outline-offset-[-2px]"
		>
			<MessageFrame author={author} at={message.timestamp} leads={leads} above={above}>
				{message.deleted ? <p className="text-ink-faint italic">{message.message}</p> : <Words message={message} />}
				{message.reactions.length > 0 && <Reactions reactions={message.reactions} />}
			</MessageFrame>
		</article>
	);
});

function Words({ message }: { message: Message }) {
	return <MessageText text={message.message} after={message.edited_at && <EditedMark at={message.edited_at} />} />;
}

function EditedMark({ at }: { at: string }) {
	const hydrated = useHydrated();
	return (
		<time dateTime={at} title={hydrated ? nameMoment(at) : undefined} className="ml-1.5 text-ink-faint text-xs">
			edited
		</time>
	);
}

function Answered({ message }: { message: Message | null }) {
	return (
		<p className="flex min-w-0 items-center gap-1.5 text-ink-faint text-sm">
			<CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0" />
			{message ? (
				<>
					<bdi className="shrink-0 font-medium text-ink-soft">{message.user}</bdi>
					<span dir="auto" className="truncate">
						{message.message}
					</span>
				</>
			) : (
				"an earlier message"
			)}
		</p>
	);
}

function Reactions({ reactions }: { reactions: readonly Reaction[] }) {
	return (
		<ul aria-label="Reactions" className="my-1 flex flex-wrap gap-1">
			{reactions.map(({ emoji, count, mine }) => (
				<li
					key={emoji}
					className={`inline-flex h-6 items-center gap-1.5 rounded-full border px-2 text-sm tabular-nums ${
						mine ? "border-accent bg-accent-wash text-accent-strong" : "border-line bg-sunken text-ink-soft"
					}`}
				>
					<span>{emoji}</span>
					<span className="text-xs">{count}</span>
				</li>
			))}
		</ul>
	);
}
