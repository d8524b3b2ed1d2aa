import type { ReactNode } from "react";
import { Shell } from "../../components/shell/shell";
import { config } from "../../lib/config";
import { currentActor } from "../../lib/http/page";
import { openHome } from "../../lib/rooms/read";

/** Stays while rooms change. Whoever has no session sees only what the page has for a stranger. */
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
