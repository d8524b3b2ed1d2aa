"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { api } from "../account/browser-api";
import { useNameComplaint } from "../account/use-name-complaint";
import { Field } from "../ui/field";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import { pairingApi } from "./browser-pairing";
import { ConnectAction } from "./connect-action";
import { LobbyFrame } from "./lobby-frame";
import { StartPanel } from "./start-panel";
import { StrangersHeader } from "./strangers-header";
import { useConnect } from "./use-connect";
import { readWishes, wishOf } from "./wishes";

const ConductDialog = late(() => import("./conduct-dialog"), Waiting);

interface StrangersDoorProps {
	/** How many meet strangers now. */
	online: number;
	locationOffered: boolean;
	/** Tags that others ask for. */
	popular: readonly string[];
}

/** The page for somebody who is nobody yet: connecting makes them a guest, under a name of theirs or a made-up one. */
export function StrangersDoor({ online, locationOffered, popular }: StrangersDoorProps) {
	const t = useTranslations("pairing.start");
	const complain = useNameComplaint();
	const router = useRouter();
	const name = useRef<HTMLInputElement>(null);
	const entered = useRef(false);
	const connecting = useConnect(async (accept) => {
		const username = name.current?.value.trim() ?? "";
		// What fails after that is tried again as the same guest.
		if (!entered.current) await api.createSession(username === "" ? {} : { username });
		entered.current = true;
		await accept();
		await pairingApi.connect(wishOf(readWishes()));
		router.refresh();
	}, complain);
	const { busy, complaint, connect } = connecting;
	return (
		<div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
			<StrangersHeader phase={busy ? "connecting" : "idle"} pair={null} online={online} housed={false} />
			<LobbyFrame action={<ConnectAction busy={busy} complaint={complaint} onConnect={connect} />}>
				<StartPanel locationOffered={locationOffered} popular={popular} onConnect={connect}>
					<Field
						ref={name}
						label={t("name")}
						hint={t("nameHint")}
						autoComplete="nickname"
						spellCheck={false}
						onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && connect()}
					/>
				</StartPanel>
			</LobbyFrame>
			{connecting.asking && <ConductDialog onAgree={connecting.agree} onClose={connecting.refuse} />}
		</div>
	);
}
