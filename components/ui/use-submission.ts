import { useState } from "react";
import { useExplain } from "./use-explain";

export interface Submission {
	busy: boolean;
	/** Why it failed, in the reader's language; null while nothing did. */
	complaint: string | null;
	/** Does `work` once at a time; true where it went well. Nothing that was typed is touched. */
	submit(work: () => Promise<unknown>): Promise<boolean>;
}

/** One deed that can be refused. */
export function useSubmission(): Submission {
	const explain = useExplain();
	const [busy, setBusy] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function submit(work: () => Promise<unknown>): Promise<boolean> {
		if (busy) return false;
		setBusy(true);
		setComplaint(null);
		try {
			await work();
			return true;
		} catch (error) {
			setComplaint(explain(error));
			return false;
		} finally {
			setBusy(false);
		}
	}

	return { busy, complaint, submit };
}
