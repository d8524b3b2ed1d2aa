import { CircleAlert, Clock3 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OutboxEntry } from "../../lib/client/outbox-shelf";
import { type Failure, Refusal } from "../../lib/client/refusal";
import { type Me, useRoomStore } from "../room/room-context";
import { useExplain } from "../ui/use-explain";
import { Answer } from "./answer";
import { MessageFrame } from "./message-frame";
import { MessageText } from "./message-text";

interface PendingRowProps {
	entry: OutboxEntry;
	me: Me;
	leads: boolean;
	/** Whether the Tab key comes to it. */
	current?: boolean;
}

/** A message of mine that the server does not have yet, or would not take. */
export function PendingRow({ entry, me, leads, current = false }: PendingRowProps) {
	const t = useTranslations("message.pending");
	const author = { id: me.user_id, name: me.username };
	return (
		<article
			tabIndex={current ? 0 : -1}
			aria-label={`${me.username}: ${entry.message.slice(0, 80)}`}
			data-pending={entry.client_id}
			className="group/row relative outline-offset-[-2px]"
		>
			<MessageFrame
				author={author}
				at={new Date(entry.at).toISOString()}
				leads={leads}
				above={entry.reply_to !== null && <Answer to={entry.reply_to} />}
			>
				<div className="flex items-end gap-2">
					<div className="min-w-0 text-ink-soft">
						<MessageText text={entry.message} />
					</div>
					{entry.failure === null && (
						<Clock3 role="img" aria-label={t("sending")} className="mb-1 size-3 shrink-0 text-ink-faint" />
					)}
				</div>
				{entry.failure !== null && <NotSent entry={entry} failure={entry.failure} />}
			</MessageFrame>
		</article>
	);
}

function NotSent({ entry, failure }: { entry: OutboxEntry; failure: Failure }) {
	const t = useTranslations("message.pending");
	const explain = useExplain();
	const store = useRoomStore();
	const button = "rounded font-medium underline underline-offset-2 hover:no-underline pointer-coarse:min-h-11";
	return (
		<div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-danger text-sm">
			<span role="alert" className="flex items-center gap-1.5">
				<CircleAlert aria-hidden="true" className="size-4 shrink-0" />
				{t("failed", { reason: explain(new Refusal({ status: 400, ...failure })) })}
			</span>
			<button type="button" className={button} onClick={() => store.retry(entry.client_id)}>
				{t("retry")}
			</button>
			<button type="button" className={button} onClick={() => store.discard(entry.client_id)}>
				{t("discard")}
			</button>
		</div>
	);
}
