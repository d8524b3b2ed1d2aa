import { useEffect, useState } from "react";

/** Milliseconds: most disconnections heal before anybody needs to know. */
export const patience = 3_000;

/** True once `holds` has been true for `milliseconds`. */
export function useLasting(holds: boolean, milliseconds = patience): boolean {
	const [lasting, setLasting] = useState(false);
	useEffect(() => {
		if (!holds) return;
		const timer = setTimeout(() => setLasting(true), milliseconds);
		return () => {
			clearTimeout(timer);
			setLasting(false);
		};
	}, [holds, milliseconds]);
	return lasting;
}
