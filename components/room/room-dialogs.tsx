import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";

const dialogs = {
	invite: late(() => import("./invite-dialog"), Waiting),
	lasting: late(() => import("./lasting-room-dialog"), Waiting),
	edit: late(() => import("./edit-room-dialog"), Waiting),
	leave: late(() => import("./leave-room-dialog"), Waiting),
	burn: late(() => import("./burn-room-dialog"), Waiting),
	delete: late(() => import("./delete-room-dialog"), Waiting),
} as const;

export type RoomDialog = keyof typeof dialogs;

/** The dialog of this room that is open, if one is. */
export function RoomDialogs({ open, onClose }: { open: RoomDialog | null; onClose(): void }) {
	const Dialog = open && dialogs[open];
	return Dialog && <Dialog onClose={onClose} />;
}
