import { useTranslations } from "next-intl";
import { useState } from "react";
import { conductAge } from "../../lib/safety/limits";
import { Button } from "../ui/button";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import { useFocusIfLost } from "./use-focus-if-lost";

const ConductDialog = late(() => import("./conduct-dialog"), Waiting);

interface ConnectActionProps {
	busy: boolean;
	complaint: string | null;
	onConnect(): void;
}

/** The one thing to do while one talks to nobody, and beneath it what that means. */
export function ConnectAction({ busy, complaint, onConnect }: ConnectActionProps) {
	const t = useTranslations("pairing");
	const [reading, setReading] = useState(false);
	const button = useFocusIfLost();
	return (
		<>
			{complaint && (
				<p role="alert" className="text-danger text-sm">
					{complaint}
				</p>
			)}
			<Button ref={button} size="wide" disabled={busy} onClick={onConnect}>
				{busy ? t("status.connecting") : t("start.connect")}
			</Button>
			<Button look="quiet" size="small" onClick={() => setReading(true)}>
				{t("start.kept", { age: conductAge })}
			</Button>
			{reading && <ConductDialog onClose={() => setReading(false)} />}
		</>
	);
}
