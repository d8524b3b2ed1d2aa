/** Every key of the interface, once: the map shows this table, tooltips quote it. Names of keys as `useShortcuts` has them. */
export const shortcuts = {
	everywhere: {
		palette: ["mod+k"],
		map: ["?", "mod+/"],
		previousRoom: ["alt+arrowup"],
		nextRoom: ["alt+arrowdown"],
		previousUnread: ["alt+shift+arrowup"],
		nextUnread: ["alt+shift+arrowdown"],
		markAllRead: ["shift+escape"],
		close: ["escape"],
	},
	writing: {
		send: ["enter"],
		lineBreak: ["shift+enter"],
		editLast: ["arrowup"],
		cancel: ["escape"],
	},
	messages: {
		nextMessage: ["j"],
		previousMessage: ["k"],
		reply: ["r"],
		edit: ["e"],
		react: ["+"],
		copy: ["c"],
		unread: ["u"],
		delete: ["delete"],
	},
} as const;

/** The key that does this to a message that has the focus, where there is one. */
export function keyOf(deed: string): string | undefined {
	const keys: Record<string, readonly string[]> = shortcuts.messages;
	return keys[deed]?.[0];
}

export type ShortcutGroup = keyof typeof shortcuts;
