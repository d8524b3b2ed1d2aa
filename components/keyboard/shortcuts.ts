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
		markUnread: ["u"],
		delete: ["delete"],
	},
} as const;

export type ShortcutGroup = keyof typeof shortcuts;
