/** Every key of the interface, once: the map shows this table, tooltips quote it. Names of keys as `useShortcuts` has them. */
export const shortcuts = {
	everywhere: {
		palette: ["mod+k"],
		map: ["?", "mod+/"],
		previous_room: ["alt+arrowup"],
		next_room: ["alt+arrowdown"],
		previous_unread: ["alt+shift+arrowup"],
		next_unread: ["alt+shift+arrowdown"],
		mark_all_read: ["shift+escape"],
		close: ["escape"],
	},
	writing: {
		send: ["enter"],
		line_break: ["shift+enter"],
		edit_last: ["arrowup"],
		cancel: ["escape"],
	},
	messages: {
		next_message: ["j"],
		previous_message: ["k"],
		reply: ["r"],
		edit: ["e"],
		react: ["+"],
		copy: ["c"],
		mark_unread: ["u"],
		delete: ["delete"],
	},
} as const;

export type ShortcutGroup = keyof typeof shortcuts;
