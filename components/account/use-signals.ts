import { useState } from "react";
import { useChat, useChatStore } from "../shell/chat-context";
import { useExplain } from "../ui/use-explain";

/** Whether one's reading and typing are told, as it is on its way to the server. */
export function useSignals() {
	const chat = useChatStore();
	const explain = useExplain();
	const known = useChat((view) => view.me.signals);
	const [wish, setWish] = useState<boolean | null>(null);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function choose(signals: boolean): Promise<void> {
		setWish(signals);
		setComplaint(null);
		try {
			await chat.setSignals(signals);
		} catch (error) {
			setComplaint(explain(error));
		}
		setWish(null);
	}

	return { signals: wish ?? known, busy: wish !== null, complaint, choose };
}
