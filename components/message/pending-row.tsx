import { CircleAlert, Clock3 } from "lucide-react";
import type { OutboxEntry } from "../../lib/client/outbox-shelf";
import { type Me, useRoomStore } from "../room/room-context";
import { MessageFrame } from "./message-frame";
import { MessageText } from "./message-text";

interface PendingRowProps {
	entry: OutboxEntry;
	me: Me;
	leads: boolean;
	/** Whether the Tab key leads to it. */
	current?: boolean;
}

/** A message of mine that the server does not have yet, or would not take. */
export function PendingRow({ entry, me, leads, current = false }: PendingRowProps) {
	const author = { id: me.user_id, name: me.username };
	return (
		<article
			aria-label={`${me.username}: ${entry.message.slice(0, 80)}`}
			data-pending={entry.client_id}
			tabIndex={current ? 0 : -1}
			className="outline-offset-[-2px]"
		>
			<MessageFrame author={author} at={new Date(entry.at).toISOString()} leads={leads}>
				<div className={entry.failure === null ? "flex items-end gap-2" : ""}>
					<div className="min-w-0 text-ink-soft">
						<MessageText text={entry.message} />
					</div>
					{entry.failure === null && (
						<Clock3 role="img" aria-label="Sending" className="mb-1 size-3.5 shrink-0 text-ink-faint" />
					)}
				</div>
				{entry.failure !== null && <Failure entry={entry} reason={entry.failure} />}
			</MessageFrame>
		</article>
	);
}

function Failure({ entry, reason }: { entry: OutboxEntry; reason: string }) {
	const store = useRoomStore();
	const button = "rounded font-medium underline underline-offset-2 hover:no-underline pointer-coarse:min-h-11";
	return (
		<p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-danger text-sm">
			<span role="alert" className="flex items-center gap-1.5">
				<CircleAlert aria-hidden="true" className="size-4 shrink-0" />
				Not sent. {reason}
			</span>
			<button type="button" className={button} onClick={() => store.retry(entry.client_id)}>
				Retry
			</button>
			<button type="button" className={button} onClick={() => store.discard(entry.client_id)}>
				Discard
			</button>
		</p>
	);
}
