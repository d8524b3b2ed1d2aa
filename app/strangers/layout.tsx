import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Shell } from "../../components/shell/shell";
import { config } from "../../lib/config";
import { currentActor } from "../../lib/http/page";
import { openHome } from "../../lib/rooms/read";

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations("pairing");
	return { title: t("title") };
}

/** Whoever has a session has their rooms beside the strangers. */
export default async function Layout({ children }: { children: ReactNode }) {
	const actor = await currentActor();
	if (!actor) return children;
	const { me, ...home } = await openHome(actor);
	const { id: user_id, username, kind, signals } = me;
	return (
		<Shell key={user_id} home={home} me={{ user_id, username, kind, signals }} strangers={config().STRANGERS === "on"}>
			{children}
		</Shell>
	);
}
