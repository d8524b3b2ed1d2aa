import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Threshold } from "../../../components/account/threshold";
import { parseAhead } from "../../../components/message/markdown-ahead";
import { JoinDoor, NameDoor } from "../../../components/room/doors";
import { OpenedRoom } from "../../../components/room/room-screen";
import type { RoomOpening } from "../../../lib/client/room-view";
import { currentActor } from "../../../lib/http/page";
import { receiptsMembers } from "../../../lib/presence/schema";
import { openRoom } from "../../../lib/rooms/read";

/** Once for the page and its title: both are of one snapshot. */
const look = cache(async (roomId: string, messageId?: string) => {
	const actor = await currentActor();
	return actor && { actor, opened: await openRoom(actor, roomId, messageId) };
});

export async function titleOf(roomId: string, messageId?: string): Promise<Metadata> {
	const seen = await look(roomId, messageId);
	if (seen?.opened.status === "open") return { title: seen.opened.entrance.room.name };
	const t = await getTranslations("room");
	return { title: seen?.opened.status === "unknown" ? t("unknown.title") : t("join.pageTitle") };
}

interface RoomDoorProps {
	roomId: string;
	messageId?: string;
}

/** The room for whoever may see it, and for others the way in. */
export async function RoomDoor({ roomId, messageId }: RoomDoorProps) {
	const t = await getTranslations("room");
	const seen = await look(roomId, messageId);
	if (!seen) {
		return (
			<Threshold title={t("join.strangerTitle")} lead={t("join.strangerLead")}>
				<NameDoor roomId={roomId} action={t("join.action")} />
			</Threshold>
		);
	}
	const { actor, opened } = seen;
	if (opened.status === "unknown") notFound();
	if (opened.status === "joinable") return <JoinDoor roomId={roomId} username={actor.username} />;
	const { status: _, ...opening } = opened;
	const target = messageId === undefined ? {} : { target: messageId };
	const texts = parseAhead(opening.excerpt?.messages ?? opening.entrance.messages);
	const lightened = lighten(opening, actor.user_id);
	return <OpenedRoom key={`${roomId} ${messageId ?? ""}`} opening={lightened} texts={texts} {...target} />;
}

/** A lobby has a member for every guest there ever was; where nobody is told who has read what, those who are here will do. */
function lighten(opening: RoomOpening, userId: string): RoomOpening {
	if (opening.entrance.members.length <= receiptsMembers) return opening;
	const members = opening.entrance.members.filter(({ online, user_id }) => online || user_id === userId);
	return { ...opening, entrance: { ...opening.entrance, members, receipts: false } };
}
