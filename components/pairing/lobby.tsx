import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLasting } from "../shell/use-lasting";
import { Button } from "../ui/button";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { ConnectAction } from "./connect-action";
import { LobbyFrame } from "./lobby-frame";
import { usePairing, usePairingStore } from "./pairing-context";
import { StartPanel } from "./start-panel";
import type { Connecting } from "./use-connect";
import { useFocusIfLost } from "./use-focus-if-lost";
import { WaitingPanel } from "./waiting-panel";

interface LobbyProps {
	connecting: Connecting;
	/** Tags that others ask for. */
	popular: readonly string[];
	/** Saves what was said to the last partner; null where that was nothing. */
	onSaveLast: (() => void) | null;
}

/** Before a conversation: what one likes to talk about, or the wait for somebody. */
export function Lobby({ connecting, popular, onSaveLast }: LobbyProps) {
	const t = useTranslations("pairing.waiting");
	const phase = usePairing((view) => view.phase);
	const locationOffered = usePairing((view) => view.locationOffered);
	const waits = phase === "waiting" || phase === "connecting";
	const saveLast = onSaveLast && (
		<Button look="outline" size="wide" onClick={onSaveLast}>
			<Download aria-hidden="true" className="size-4" />
			{t("saveLast")}
		</Button>
	);
	if (waits) {
		const action = (
			<>
				<Trouble />
				{saveLast}
				<CancelButton />
			</>
		);
		return (
			<LobbyFrame action={action}>
				<WaitingPanel />
			</LobbyFrame>
		);
	}
	const { busy, complaint, connect } = connecting;
	return (
		<LobbyFrame action={<ConnectAction busy={busy || phase === "unknown"} complaint={complaint} onConnect={connect} />}>
			<StartPanel locationOffered={locationOffered} popular={popular} onConnect={connect}>
				<Trouble />
				{saveLast}
			</StartPanel>
		</LobbyFrame>
	);
}

/** That the server is away, once that lasts. */
function Trouble() {
	const t = useTranslations("pairing");
	const lasting = useLasting(usePairing((view) => !view.reachable));
	return (
		<p role="status" className="text-notice text-sm empty:hidden">
			{lasting && t("trouble")}
		</p>
	);
}

function CancelButton() {
	const t = useTranslations("pairing.waiting");
	const store = usePairingStore();
	const explain = useExplain();
	const button = useFocusIfLost();
	const cancel = () => void store.disconnect().catch((error: unknown) => showToast(explain(error)));
	return (
		<Button ref={button} look="outline" size="wide" onClick={cancel}>
			{t("cancel")}
		</Button>
	);
}
