import { useCallback, useEffect, useState } from "react";
import { DraftShelf } from "../../lib/client/draft-shelf";
import { openStorage } from "../room/page-storage";

/** What somebody has begun to write in a room, kept across reloads and other rooms. */
export function useDraft(roomId: string, userId: string): [text: string, write: (text: string) => void] {
	const [text, setText] = useState("");

	// Not at the first drawing: the server that draws the page knows no drafts.
	useEffect(() => setText(new DraftShelf(openStorage(), userId).read(roomId)), [roomId, userId]);

	const write = useCallback(
		(next: string) => {
			setText(next);
			keep(new DraftShelf(openStorage(), userId), roomId, next);
		},
		[roomId, userId],
	);
	return [text, write];
}

function keep(shelf: DraftShelf, roomId: string, text: string): void {
	try {
		shelf.write(roomId, text);
	} catch (error) {
		// The storage is full: the text lasts as long as the page, and an older state of it would be worse than none.
		if (!(error instanceof DOMException)) throw error;
		shelf.write(roomId, "");
	}
}
