import { useEffect, useRef } from "react";
import { useDeskStore } from "../room/desk";
import type { Field } from "./use-field";

/** Does what log and other parts of the room ask of the composer. */
export function useDeskRequests(field: Field): void {
	const desk = useDeskStore();
	const latest = useRef(field);
	useEffect(() => {
		latest.current = field;
	});
	useEffect(
		() =>
			desk.listen(["focus-composer", "insert-text"], (request) => {
				if (request.ask === "focus-composer") latest.current.focus();
				if (request.ask === "insert-text") latest.current.insert(request.text);
			}),
		[desk],
	);
}
