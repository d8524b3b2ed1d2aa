import { useState } from "react";
import { conductVersion } from "../../lib/safety/limits";
import { useExplain } from "../ui/use-explain";
import { pairingApi } from "./browser-pairing";
import { tuneUp } from "./tone";
import { changeWishes, readWishes } from "./wishes";

export interface Connecting {
	busy: boolean;
	complaint: string | null;
	/** Whether the notice has to be accepted first. */
	asking: boolean;
	connect(): void;
	/** The notice was accepted. */
	agree(): void;
	refuse(): void;
}

/** From a click to the queue: the notice once, somebody to be where there is nobody yet, then `join`, which calls what it is given once there is a session. */
export function useConnect(
	join: (accept: () => Promise<void>) => Promise<void>,
	explainFault?: (error: unknown) => string,
): Connecting {
	const explain = useExplain();
	const [busy, setBusy] = useState(false);
	const [asking, setAsking] = useState(false);
	const [complaint, setComplaint] = useState<string | null>(null);

	async function go(accepted: boolean): Promise<void> {
		setBusy(true);
		setComplaint(null);
		try {
			await join(async () => {
				if (!accepted) await pairingApi.acceptConduct(conductVersion);
				changeWishes({ conduct: conductVersion });
			});
		} catch (error) {
			setComplaint((explainFault ?? explain)(error));
		}
		setBusy(false);
	}

	return {
		busy,
		complaint,
		asking,
		connect: () => {
			tuneUp();
			if (readWishes().conduct === conductVersion) void go(true);
			else setAsking(true);
		},
		agree: () => {
			setAsking(false);
			void go(false);
		},
		refuse: () => setAsking(false),
	};
}
