import { lazy, Suspense } from "react";

const dialogs = {
	invite: lazy(() => import("./invite-dialog")),
	edit: lazy(() => import("./edit-room-dialog")),
	leave: lazy(() => import("./leave-room-dialog")),
	delete: lazy(() => import("./delete-room-dialog")),
} as const;

export type RoomDialog = keyof typeof dialogs;

/** The dialog of this room that is open, if one is. */
export function RoomDialogs({ open, onClose }: { open: RoomDialog | null; onClose(): void }) {
	const Dialog = open && dialogs[open];
	return <Suspense fallback={null}>{Dialog && <Dialog onClose={onClose} />}</Suspense>;
}
