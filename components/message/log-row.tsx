import { memo, useMemo } from "react";
import type { Message } from "../../lib/messages/schema";
import { useDesk } from "../room/desk";
import { type Me, useRoom, useRoomStore } from "../room/room-context";
import { DaySeparator } from "./day-separator";
import { MessageRow } from "./message-row";
import { PendingRow } from "./pending-row";
import type { Row } from "./timeline";
import { UnreadLine } from "./unread-line";

interface LogRowProps {
	row: Row;
	me: Me;
	current: boolean;
}

/** One message with what stands above it. */
export function LogRow({ row, me, current }: LogRowProps) {
	return (
		<>
			{row.day !== null && <DaySeparator day={row.day} />}
			{row.unread && <UnreadLine />}
			{row.kind === "message" ? (
				<SentRow message={row.message} leads={row.leads} current={current} />
			) : (
				<WaitingRow entry={row.entry} me={me} leads={row.leads} current={current} />
			)}
		</>
	);
}

const SentRow = memo(function SentRow({ message, leads, current }: SentRowProps) {
	const highlighted = useDesk((desk) => desk.highlighted === message.id);
	return (
		<div
			data-highlighted={highlighted || undefined}
			className={highlighted ? "bg-highlight" : "transition-colors duration-700"}
		>
			{message.reply_to === null ? (
				<MessageRow message={message} leads={leads} answered={undefined} current={current} />
			) : (
				<Reply message={message} leads={leads} current={current} original={message.reply_to} />
			)}
		</div>
	);
});

interface SentRowProps {
	message: Message;
	leads: boolean;
	current: boolean;
}

function Reply({ original, ...rest }: SentRowProps & { original: string }) {
	const store = useRoomStore();
	const messages = useRoom(({ excerpt, state }) => excerpt?.messages ?? state.messages);
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the store finds changes with the messages.
	const answered = useMemo(() => store.message(original) ?? null, [store, messages, original]);
	return <MessageRow {...rest} answered={answered} />;
}

const WaitingRow = memo(PendingRow);
