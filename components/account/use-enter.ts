import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "../../lib/client/refusal";
import { roomPath } from "../shell/room-path";
import { api } from "./browser-api";
import { useNameComplaint } from "./use-name-complaint";

export interface Entering {
	busy: boolean;
	/** What is wrong with the name, or with the server. */
	complaint: string | null;
	/** Opens a session under `name` (empty: the server makes one up) and goes into the room; null: into a new temporary one. */
	enter(name: string, roomId: string | null): Promise<void>;
}

/** `onEntered` is told who one is now, before the room is drawn. */
export function useEnter(onEntered?: (userId: string) => void): Entering {
	const complain = useNameComplaint();
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function enter(name: string, roomId: string | null): Promise<void> {
		setBusy(true);
		setComplaint(null);
		try {
			const { user } = await api.createSession(name === "" ? {} : { username: name });
			onEntered?.(user.id);
			router.push(roomPath(roomId === null ? (await api.createRoom({})).room_id : await join(roomId)));
			router.refresh();
		} catch (error) {
			setComplaint(complain(error));
			setBusy(false);
		}
	}

	return { busy, complaint, enter };
}

/** The session is made; that the room is gone or closed is for the room's page to say. */
async function join(roomId: string): Promise<string> {
	try {
		await api.joinRoom(roomId);
	} catch (error) {
		if (!(error instanceof Refusal) || error.temporary) throw error;
	}
	return roomId;
}
