import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { NameForm } from "../../../components/account/name-form";
import { Threshold } from "../../../components/account/threshold";
import { JoinPanel } from "../../../components/room/join-panel";
import { RoomScreen } from "../../../components/room/room-screen";
import { currentActor } from "../../../lib/http/page";
import { openRoom } from "../../../lib/rooms/read";
import type { Entrance } from "../../../lib/rooms/schema";

type Props = PageProps<"/rooms/[room_id]">;

/** Once for the page and its title: both are of one snapshot. */
const look = cache(async (roomId: string) => {
	const actor = await currentActor();
	return actor && { actor, opened: await openRoom(actor, roomId) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const seen = await look((await params).room_id);
	return seen?.opened.status === "open" ? { title: seen.opened.entrance.room.name } : { title: "Join" };
}

export default async function Page({ params }: Props) {
	const roomId = (await params).room_id;
	const seen = await look(roomId);
	if (!seen) {
		return (
			<Threshold title="Join the conversation" lead="Pick a name and you are in. No account needed.">
				<NameForm roomId={roomId} action="Join" />
			</Threshold>
		);
	}
	const { actor, opened } = seen;
	if (opened.status === "unknown") notFound();
	if (opened.status === "joinable") {
		return (
			<Threshold title="You are invited" lead="This room is for those who have its address. Join to read and to write.">
				<JoinPanel roomId={roomId} username={actor.username} />
			</Threshold>
		);
	}
	const me = { user_id: actor.user_id, username: actor.username };
	return <RoomScreen key={`${roomId} ${me.user_id}`} entrance={lighten(opened.entrance, me.user_id)} me={me} />;
}

/** A lobby has a member for every guest there ever was; the screen needs those who are here. */
function lighten(entrance: Entrance, userId: string): Entrance {
	const members = entrance.members.filter(({ online, user_id }) => online || user_id === userId);
	return { ...entrance, members };
}
