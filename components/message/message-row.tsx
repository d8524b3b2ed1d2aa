import { type KeyboardEvent, memo, useCallback, useRef, useState } from "react";
import type { Message } from "../../lib/messages/schema";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import { Answer } from "./answer";
import { useNamesMe } from "./mention-text";
import { MessageBody } from "./message-body";
import { MessageFrame } from "./message-frame";
import type { Deed } from "./rights";
import { RowFocus } from "./row-focus";
import { type Deeds, type Overlay, useDeeds } from "./use-deeds";
import { useLongPress } from "./use-long-press";
import { useOccupied } from "./use-occupied";

export const Toolbar = late(async () => ({ default: (await import("./toolbar")).Toolbar }));
const MessageOverlay = late(() => import("./message-overlay"), Waiting);

interface MessageRowProps {
	message: Message;
	/** Whether it is the first of its group, drawn with name and picture. */
	leads: boolean;
	/** Whether the Tab key comes to it: the one among all messages that does. */
	current?: boolean;
}

/**
 * A message that the server has, with all that can be done to it. It asks the room for whatever else it needs, so it is drawn
 * again only when `message`, `leads` or `current` are others. Its article carries `data-message` and may take the focus; the
 * keys r, e, +, :, c, u and Delete are its own while it has it, all others are the log's.
 */
export const MessageRow = memo(function MessageRow({ message, leads, current = false }: MessageRowProps) {
	const row = useRef<HTMLElement>(null);
	const [overlay, setOverlay] = useState<Opened | null>(null);
	const open = useCallback((kind: Overlay) => setOverlay(openFrom(row.current, kind)), []);
	const deeds = useDeeds(message, open);
	const press = useLongPress(() => open("sheet"));
	const { occupied, hold, ...handlers } = useOccupied(row);
	const author = { id: message.user_id, name: message.user };
	const named = useNamesMe(message);
	const shown = occupied || overlay?.inside === true;

	return (
		<article
			ref={row}
			tabIndex={current ? 0 : -1}
			aria-label={`${message.user}: ${message.message.slice(0, 80)}`}
			data-message={message.id}
			data-occupied={shown || undefined}
			onKeyDown={(event) => onKey(event, deeds)}
			{...handlers}
			{...press}
			className="group/row relative outline-offset-[-2px]"
		>
			<RowFocus value={current}>
				<MessageFrame
					author={author}
					at={message.timestamp}
					leads={leads}
					named={named}
					above={message.reply_to !== null && <Answer to={message.reply_to} />}
				>
					<MessageBody message={message} deeds={deeds} />
				</MessageFrame>
			</RowFocus>
			{shown && <Toolbar message={message} deeds={deeds} onMenu={hold} />}
			{overlay && (
				<MessageOverlay
					kind={overlay.kind}
					anchor={overlay.anchor}
					message={message}
					deeds={deeds}
					onClose={() => setOverlay((now) => (now === overlay ? null : now))}
				/>
			)}
		</article>
	);
});

interface Opened {
	kind: Overlay;
	/** What was pressed to open it, or else the message. */
	anchor: HTMLElement | null;
	/** Whether that is a button in the message, which must stay for the focus to come back to. */
	inside: boolean;
}

function openFrom(row: HTMLElement | null, kind: Overlay): Opened {
	const focused = document.activeElement;
	const inside = focused instanceof HTMLElement && focused !== row && row?.contains(focused) === true;
	return { kind, anchor: inside ? focused : row, inside };
}

const keys: Readonly<Record<string, Deed>> = {
	r: "reply",
	e: "edit",
	"+": "react",
	":": "react",
	c: "copy",
	u: "unread",
	Delete: "delete",
	Backspace: "delete",
};

/** Keys count on the message alone, not on what is inside of it. */
function onKey(event: KeyboardEvent<HTMLElement>, deeds: Deeds): void {
	if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
	const deed = keys[event.key];
	if (!deed || !deeds.may(deed)) return;
	event.preventDefault();
	if (deed === "delete" && event.shiftKey) deeds.remove();
	else deeds.act(deed);
}
