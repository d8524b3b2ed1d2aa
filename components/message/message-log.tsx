import { ArrowDown, MessagesSquare } from "lucide-react";
import { useMemo, useState } from "react";
import type { OutboxEntry } from "../../lib/client/outbox-shelf";
import type { Message } from "../../lib/messages/schema";
import { type Me, useRoom } from "../room/room-context";
import { useDayOf } from "./day";
import { DaySeparator } from "./day-separator";
import { MessageRow } from "./message-row";
import { OlderMessages } from "./older-messages";
import { PendingRow } from "./pending-row";
import { continues, layOut } from "./timeline";
import { useLogScroll } from "./use-log-scroll";

/** What was said, oldest first, and what is on its way. */
export function MessageLog({ me }: { me: Me }) {
	const messages = useRoom(({ state }) => state.messages);
	const outbox = useRoom((view) => view.outbox);
	const loading = useRoom((view) => view.older === "loading");
	const pending = outbox.at(-1);
	const newest = messages.at(-1);
	const scroll = useLogScroll(pending?.client_id ?? newest?.client_id ?? newest?.id, pending !== undefined);
	const empty = messages.length === 0 && outbox.length === 0;
	const missed = useMissed(messages, scroll.atEnd, me);

	return (
		<div className="relative flex min-h-0 flex-1 flex-col">
			<div
				ref={scroll.scroller}
				onScroll={scroll.onScroll}
				onScrollEnd={scroll.onScrollEnd}
				role="log"
				aria-label="Messages"
				aria-live="off"
				aria-busy={loading}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it.
				tabIndex={0}
				className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
			>
				<div className={empty ? "m-auto" : "pb-3"}>
					<OlderMessages scroller={scroll.scroller} />
					{empty && <Empty />}
					<Sent messages={messages} />
					<OnTheirWay entries={outbox} newest={newest} me={me} />
				</div>
			</div>
			{!scroll.atEnd && <ToEnd missed={missed} onClick={scroll.jump} />}
		</div>
	);
}

function Sent({ messages }: { messages: readonly Message[] }) {
	const dayOf = useDayOf();
	const rows = useMemo(() => layOut(messages, dayOf), [messages, dayOf]);
	const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
	return rows.map((row) =>
		row.kind === "day" ? (
			<DaySeparator key={row.key} day={row.day} />
		) : (
			<MessageRow
				key={row.key}
				message={row.message}
				leads={row.leads}
				answered={row.message.reply_to === null ? undefined : (byId.get(row.message.reply_to) ?? null)}
			/>
		),
	);
}

interface OnTheirWayProps {
	entries: readonly OutboxEntry[];
	newest: Message | undefined;
	me: Me;
}

function OnTheirWay({ entries, newest, me }: OnTheirWayProps) {
	const written = entries.map(({ at, reply_to }) => ({
		user_id: me.user_id,
		timestamp: new Date(at).toISOString(),
		reply_to,
	}));
	return entries.map((entry, index) => {
		const before = written[index - 1] ?? newest;
		const own = written[index];
		const leads = !before || !own || !continues(before, own);
		return <PendingRow key={entry.client_id} entry={entry} me={me} leads={leads} />;
	});
}

function Empty() {
	const name = useRoom(({ state }) => state.room.name);
	return (
		<div className="flex flex-col items-center px-6 py-8 text-center">
			<MessagesSquare aria-hidden="true" className="mb-4 size-10 text-accent" strokeWidth={1.5} />
			<p className="font-semibold text-lg">
				Nobody has said anything in <bdi>{name}</bdi> yet
			</p>
			<p className="mt-1 text-ink-soft">Say hello. Whoever comes later can read it.</p>
		</div>
	);
}

function ToEnd({ missed, onClick }: { missed: number; onClick(): void }) {
	const shape =
		"-translate-x-1/2 absolute bottom-3 left-1/2 inline-flex h-9 animate-arrive items-center gap-1.5 rounded-full px-3.5";
	const look = missed > 0 ? "bg-accent text-on-accent" : "border border-line-strong bg-raised text-ink-soft";
	return (
		<button type="button" onClick={onClick} className={`${shape} ${look} font-medium text-sm shadow-pop`}>
			{missed === 0 ? "Jump to the latest" : `${missed} new ${missed === 1 ? "message" : "messages"}`}
			<ArrowDown aria-hidden="true" className="size-4" />
		</button>
	);
}

/** How many messages of others came since the reader left the end. */
function useMissed(messages: readonly Message[], atEnd: boolean, me: Me): number {
	const newest = messages.at(-1)?.seq ?? 0;
	const [seen, setSeen] = useState(newest);
	if (atEnd && seen !== newest) setSeen(newest);
	return messages.filter(({ seq, user_id }) => seq > seen && user_id !== me.user_id).length;
}
