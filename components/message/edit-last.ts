import { useEffect } from "react";
import { useDeskStore } from "../room/desk";
import { useRoomStore } from "../room/room-context";

/** Hears what an empty composer asks for: that my last message be edited where it stands. Once in a room. */
export function useEditLast(): void {
	const store = useRoomStore();
	const desk = useDeskStore();

	useEffect(
		() =>
			desk.listen(["edit-last"], () => {
				const { state, leaving } = store.getSnapshot();
				const last = state.messages.findLast(({ id, user_id, deleted }) => {
					return user_id === state.me && !deleted && !leaving.some((removal) => removal.id === id);
				});
				if (!last) return;
				if (!document.querySelector(`[data-message="${CSS.escape(last.id)}"]`)) desk.jumpTo(last.id);
				desk.edit(last.id);
			}),
		[store, desk],
	);
}
