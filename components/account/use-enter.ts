import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Refusal } from "../../lib/client/refusal";
import { useExplain } from "../ui/use-explain";
import { api } from "./browser-api";

export interface Entering {
	busy: boolean;
	/** What is wrong with the name, or with the server. */
	complaint: string | null;
	/** Opens a session under `name` (empty: the server makes one up) and goes into the room. */
	enter(name: string): Promise<void>;
}

export function useEnter(roomId: string): Entering {
	const t = useTranslations("account.name");
	const explain = useExplain();
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function enter(name: string): Promise<void> {
		setBusy(true);
		setComplaint(null);
		try {
			await api.createSession(name === "" ? {} : { username: name });
			await api.joinRoom(roomId).catch(leaveToThePage);
			router.push(`/rooms/${encodeURIComponent(roomId)}`);
			router.refresh();
		} catch (error) {
			const field = error instanceof Refusal && error.errors.find(({ path }) => path === "username");
			setComplaint(field ? t("invalid", { reason: field.message }) : explain(error));
			setBusy(false);
		}
	}

	return { busy, complaint, enter };
}

/** The session is made; that the room is gone or closed is for the room's page to say. */
function leaveToThePage(error: unknown): void {
	if (!(error instanceof Refusal) || error.temporary) throw error;
}
