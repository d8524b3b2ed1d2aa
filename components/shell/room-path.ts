/** The address of a room's page. */
export const roomPath = (roomId: string): string => `/rooms/${encodeURIComponent(roomId)}`;

/** Whether `path` is this room's, or that of a message in it. */
export function isRoomPath(path: string, roomId: string): boolean {
	const own = roomPath(roomId);
	return path === own || path.startsWith(`${own}/`);
}
