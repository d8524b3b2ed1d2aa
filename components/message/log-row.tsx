import { memo } from "react";
import type { Message } from "../../lib/messages/schema";
import { useDesk } from "../room/desk";
import type { Me } from "../room/room-context";
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
			// Over the ground of a message that has the focus, which this one is given too.
			className={highlighted ? "bg-highlight [&>article>div:first-child]:bg-highlight!" : ""}
		>
			<MessageRow message={message} leads={leads} current={current} />
		</div>
	);
});

interface SentRowProps {
	message: Message;
	leads: boolean;
	current: boolean;
}

const WaitingRow = memo(PendingRow);
