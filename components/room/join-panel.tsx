"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { explain, Refusal } from "../../lib/client/refusal";
import { api } from "../account/browser-api";
import { Button } from "../ui/button";

/** For somebody who knows the room's address and is not in it yet. */
export function JoinPanel({ roomId, username }: { roomId: string; username: string }) {
	const router = useRouter();
	const [busy, setBusy] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function join(): Promise<void> {
		setBusy(true);
		try {
			await api.joinRoom(roomId);
		} catch (error) {
			setBusy(false);
			setComplaint(explain(error));
			if (!(error instanceof Refusal) || error.code !== "room_not_found") return;
		}
		router.refresh();
	}

	return (
		<>
			<Button size="wide" onClick={join} disabled={busy}>
				{busy ? "One moment…" : `Join as ${username}`}
			</Button>
			{complaint && (
				<p role="alert" className="mt-3 text-danger text-sm">
					{complaint}
				</p>
			)}
		</>
	);
}
