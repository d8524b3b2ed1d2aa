import type { Metadata } from "next";
import { RoomDoor, titleOf } from "./room-door";

type Props = PageProps<"/rooms/[room_id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	return titleOf((await params).room_id);
}

export default async function Page({ params }: Props) {
	return <RoomDoor roomId={(await params).room_id} />;
}
