"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { forgetPerson } from "../../lib/client/forgetting";
import { isTemporary } from "../../lib/client/refusal";
import { openStorage } from "../room/page-storage";
import { IconButton } from "../ui/button";
import { api } from "./browser-api";

export function LogOutButton({ userId }: { userId: string }) {
	const t = useTranslations("account");
	const [busy, setBusy] = useState(false);

	async function logOut(): Promise<void> {
		setBusy(true);
		try {
			await api.endSession();
		} catch (error) {
			// A session that is gone already is what was wanted; one that may still live is not.
			if (isTemporary(error)) return setBusy(false);
		}
		forgetPerson(openStorage(), userId);
		// Not the router: nothing of this person may stay in memory.
		location.assign("/");
	}

	return (
		<IconButton label={t("logOut")} disabled={busy} onClick={logOut}>
			<LogOut aria-hidden="true" className="size-[1.125rem]" />
		</IconButton>
	);
}
