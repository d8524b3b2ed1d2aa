import { CloudOff, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { EndReason } from "../../lib/client/connection";
import type { RoomView } from "../../lib/client/room-view";
import { useChat, useChatStore } from "../shell/chat-context";
import { Button, ButtonLink } from "../ui/button";
import { useRoom } from "./room-context";

/** Milliseconds: most disconnections heal before anybody needs to know. */
const patience = 3_000;

/** Says that the line is down once that lasts, and at once where it is down for good. */
export function ConnectionNotice() {
	const connection = useRoom((view) => view.connection);
	const transport = useChat((view) => view.transport);
	const closed = useRoom(({ state }) => state.closed);
	const down = connection.name === "connecting" || connection.name === "waiting";
	const lasting = useLasting(down, patience);
	if (connection.name === "ended") return <EndNotice reason={connection.reason} closed={closed} />;
	return (
		<div role="status" data-connection={connection.name} data-transport={transport}>
			{down && lasting && <DownNotice />}
		</div>
	);
}

function DownNotice() {
	const chat = useChatStore();
	const waiting = useRoom((view) => view.outbox.length > 0);
	return (
		<Strip icon={<CloudOff aria-hidden="true" className="size-4 shrink-0" />} tone="bg-notice-wash text-notice">
			<span className="flex-1">
				Connection lost. Reconnecting…{waiting && " Your messages are kept and will be sent."}
			</span>
			<Button look="plain" size="small" onClick={() => chat.wake(true)}>
				Try now
			</Button>
		</Strip>
	);
}

const closings: Record<NonNullable<RoomView["state"]["closed"]>, string> = {
	expired: "This room has expired. Its messages are deleted.",
	deleted: "This room was deleted.",
	removed: "You were removed from this room.",
};

function EndNotice({ reason, closed }: { reason: EndReason; closed: RoomView["state"]["closed"] }) {
	const text = {
		session_ended: "Your session has ended.",
		room_gone: "This room is not there any more.",
		room_closed: closings[closed ?? "deleted"],
	}[reason];
	return (
		<Strip icon={<TriangleAlert aria-hidden="true" className="size-4 shrink-0" />} tone="bg-danger-wash text-danger">
			<span role="alert" className="flex-1">
				{text}
			</span>
			<ButtonLink look="plain" size="small" href={reason === "session_ended" ? "" : "/"}>
				{reason === "session_ended" ? "Sign in again" : "Go to the lobby"}
			</ButtonLink>
		</Strip>
	);
}

function Strip({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
	return (
		<div className={`mx-3 mb-2 flex animate-arrive items-center gap-2 rounded-lg px-3 py-1.5 text-sm lg:mx-5 ${tone}`}>
			{icon}
			{children}
		</div>
	);
}

/** True once `holds` has been true for `milliseconds`. */
function useLasting(holds: boolean, milliseconds: number): boolean {
	const [lasting, setLasting] = useState(false);
	useEffect(() => {
		if (!holds) return;
		const timer = setTimeout(() => setLasting(true), milliseconds);
		return () => {
			clearTimeout(timer);
			setLasting(false);
		};
	}, [holds, milliseconds]);
	return lasting;
}
