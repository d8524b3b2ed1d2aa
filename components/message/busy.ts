import type { RoomView } from "../../lib/client/room-view";
import { type Desk, useDesk } from "../room/desk";
import { useRoom } from "../room/room-context";

/** Whether a message is being edited or about to be deleted, so that nothing else can be done to it at this moment. */
export function isBusy(messageId: string, view: RoomView, desk: Desk): boolean {
	return desk.editing === messageId || isLeaving(messageId, view);
}

export function useBusy(messageId: string): boolean {
	const editing = useDesk((desk) => desk.editing === messageId);
	return useLeaving(messageId) || editing;
}

export function useLeaving(messageId: string): boolean {
	return useRoom((view) => isLeaving(messageId, view));
}

const isLeaving = (messageId: string, { leaving }: RoomView) => leaving.some(({ id }) => id === messageId);
