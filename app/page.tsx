import { Shuffle } from "lucide-react";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NameForm } from "../components/account/name-form";
import { Threshold } from "../components/account/threshold";
import { lastRoomCookie } from "../components/shell/last-room";
import { roomPath } from "../components/shell/room-path";
import type { Actor } from "../lib/accounts/access";
import { config } from "../lib/config";
import { currentActor } from "../lib/http/page";
import { lobbyId } from "../lib/rooms/limits";
import { openHome } from "../lib/rooms/read";

/** Asks for a name; who has one already goes straight on. */
export default async function Page() {
	const actor = await currentActor();
	if (actor) redirect(roomPath(await findLastRoom(actor)));
	const t = await getTranslations("account.door");
	return (
		<Threshold title={t("title")} lead={t("lead")}>
			<NameForm roomId={lobbyId} action={t("enter")} offersRoom />
			{config().STRANGERS === "on" && (
				<Link
					href="/strangers"
					prefetch={false}
					className="mt-5 inline-flex min-h-11 items-center gap-2 text-ink-soft text-sm underline-offset-2 hover:text-ink hover:underline"
				>
					<Shuffle aria-hidden="true" className="size-4 text-accent" />
					{t("strangers")}
				</Link>
			)}
		</Threshold>
	);
}

/** Where they were last, as long as they may see it; else the lobby. */
async function findLastRoom(actor: Actor): Promise<string> {
	const last = (await cookies()).get(lastRoomCookie)?.value;
	const { rooms } = await openHome(actor);
	return rooms.find(({ room_id }) => room_id === last)?.room_id ?? lobbyId;
}
