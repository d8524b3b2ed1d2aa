"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Transport } from "../../lib/client/chat-view";
import { PairingStore } from "../../lib/client/pairing-store";
import type { Pairing } from "../../lib/pairing/schema";
import { DeskContext } from "../room/desk";
import { RoomContext } from "../room/room-context";
import { useChat } from "../shell/chat-context";
import { late } from "../ui/late";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { Waiting } from "../ui/waiting";
import { noteStreams, pairingApi } from "./browser-pairing";
import { Lobby } from "./lobby";
import { PairActions } from "./pair-actions";
import { PairingContext, usePairing, usePairingStore } from "./pairing-context";
import { StrangersHeader } from "./strangers-header";
import { tuneUp } from "./tone";
import { useAlert } from "./use-alert";
import { useConnect } from "./use-connect";
import { usePairChoices } from "./use-pair-choices";
import { usePairRoom } from "./use-pair-room";
import { useSaving } from "./use-saving";
import { readWishes, wishOf } from "./wishes";

const ConductDialog = late(() => import("./conduct-dialog"), Waiting);
const Talk = late(() => import("./talk"));

interface StrangersProps {
	/** How one stood when the page was made. */
	opening: Pairing;
	/** Tags that others ask for. */
	popular: readonly string[];
}

/** The page for whoever has a session, alive from the server's snapshot on. */
export function Strangers({ opening, popular }: StrangersProps) {
	const [store] = useState(() => new PairingStore(pairingApi, { opening }));
	useTransport();
	useEffect(() => {
		const stop = store.start();
		const listening = new AbortController();
		const wake = () => document.visibilityState === "visible" && store.wake();
		document.addEventListener("visibilitychange", wake, { signal: listening.signal });
		addEventListener("online", wake, { signal: listening.signal });
		return () => {
			listening.abort();
			stop();
		};
	}, [store]);
	return (
		<PairingContext value={store}>
			<Meeting popular={popular} />
		</PairingContext>
	);
}

/** Where streams are blocked, the founding paths are taken. */
function useTransport(): void {
	const transport: Transport = useChat((view) => view.transport);
	useEffect(() => noteStreams(transport === "sse"), [transport]);
}

/** A session that is over, or an operator who wants no strangers any more: what there is instead the server draws. */
function useEnd(): void {
	const router = useRouter();
	const ended = usePairing((view) => view.ended !== null);
	useEffect(() => {
		if (ended) router.refresh();
	}, [ended, router]);
}

/** On to another partner; what is refused is said over the conversation. */
function useNext(): () => void {
	const store = usePairingStore();
	const explain = useExplain();
	return () => {
		tuneUp();
		store.connect(wishOf(readWishes())).catch((error: unknown) => showToast(explain(error)));
	};
}

/** A conversation, or what one does to get one. */
function Meeting({ popular }: Pick<StrangersProps, "popular">) {
	const store = usePairingStore();
	const { phase, pair, online } = usePairing((view) => view);
	const room = usePairRoom(pair);
	const saving = useSaving(pair, room?.store ?? null);
	const choices = usePairChoices(pair, saving);
	const connecting = useConnect(async (accept) => {
		await accept();
		await store.connect(wishOf(readWishes()));
	});
	useAlert(pair, room?.store ?? null);
	useEnd();
	const waits = phase === "waiting";
	useEffect(() => {
		if (waits) void Talk.preload();
	}, [waits]);
	const next = useNext();
	return (
		<>
			<RoomContext value={room?.store ?? null}>
				<DeskContext value={room?.desk ?? null}>
					<div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
						<StrangersHeader phase={phase} pair={pair} online={online} housed>
							{pair && <PairActions pair={pair} choices={choices} onNext={next} />}
						</StrangersHeader>
						{pair ? (
							<main id="room" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col outline-none">
								{room?.store && <Talk key={room.roomId} pair={pair} onNext={next} onSave={saving.save ?? next} />}
							</main>
						) : (
							<Lobby connecting={connecting} popular={popular} onSaveLast={saving.savePrevious} />
						)}
					</div>
				</DeskContext>
			</RoomContext>
			{connecting.asking && <ConductDialog onAgree={connecting.agree} onClose={connecting.refuse} />}
		</>
	);
}
