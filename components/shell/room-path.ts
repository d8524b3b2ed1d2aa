/** The address of a room's page. */
export const roomPath = (roomId: string): string => `/rooms/${encodeURIComponent(roomId)}`;

/** Whether `path` is this room's, or that of a message in it. */
export function isRoomPath(path: string, roomId: string): boolean {
	const own = roomPath(roomId);
	return path === own || path.startsWith(`${own}/`);
}

/** The room that `path` leads to; null where it leads elsewhere. */
export function roomOf(path: string): string | null {
	const id = /^\/rooms\/([^/]+)/.exec(path)?.[1];
	return id === undefined ? null : decodeURIComponent(id);
}
