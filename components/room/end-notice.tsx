import { DoorClosed, KeyRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EndReason } from "../../lib/client/connection";
import { lobbyId } from "../../lib/rooms/limits";
import { roomPath } from "../shell/room-path";
import { Button } from "../ui/button";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import { NoticeStrip } from "./notice-strip";
import { useRoom } from "./room-context";

const ReturnDialog = late(() => import("../account/return-dialog"), Waiting);

/** Why nothing more will come, and what to do then. */
export function EndNotice({ reason }: { reason: EndReason }) {
	return (
		<div role="alert" data-connection="ended">
			{reason === "session_ended" ? <SessionNotice /> : <RoomNotice gone={reason === "room_gone"} />}
		</div>
	);
}

function SessionNotice() {
	const t = useTranslations("room.ended");
	const roomId = useRoom(({ state }) => state.room.room_id);
	const [returns, setReturns] = useState(false);
	const action = (
		<Button size="small" onClick={() => setReturns(true)}>
			{t("enterAgain")}
		</Button>
	);
	return (
		<>
			<NoticeStrip icon={KeyRound} tone="notice" action={action}>
				{t("session")}
			</NoticeStrip>
			{returns && <ReturnDialog roomId={roomId} onClose={() => setReturns(false)} />}
		</>
	);
}

function RoomNotice({ gone }: { gone: boolean }) {
	const t = useTranslations("room.ended");
	const closed = useRoom(({ state }) => state.closed);
	const action = (
		<Link
			href={roomPath(lobbyId)}
			prefetch={false}
			className="shrink-0 px-2 py-1 font-medium underline underline-offset-2 hover:no-underline"
		>
			{t("lobby")}
		</Link>
	);
	return (
		<NoticeStrip icon={DoorClosed} tone="danger" action={action}>
			{t(gone ? "gone" : (closed ?? "deleted"))}
		</NoticeStrip>
	);
}
