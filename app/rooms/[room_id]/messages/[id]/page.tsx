import type { Metadata } from "next";
import { RoomDoor, titleOf } from "../../room-door";

type Props = PageProps<"/rooms/[room_id]/messages/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { room_id, id } = await params;
	return titleOf(room_id, id);
}

/** A message's own address: its room, opened there. */
export default async function Page({ params }: Props) {
	const { room_id, id } = await params;
	return <RoomDoor roomId={room_id} messageId={id} />;
}
