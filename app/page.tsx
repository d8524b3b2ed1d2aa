import { redirect } from "next/navigation";
import { NameForm } from "../components/account/name-form";
import { Threshold } from "../components/account/threshold";
import { currentActor } from "../lib/http/page";
import { lobbyId } from "../lib/rooms/limits";

/** Asks for a name; who has one already goes straight on. */
export default async function Page() {
	if (await currentActor()) redirect(`/rooms/${lobbyId}`);
	return (
		<Threshold title="Welcome to Parley" lead="Pick a name and join the conversation in the lobby. No account needed.">
			<NameForm roomId={lobbyId} action="Enter the lobby" />
		</Threshold>
	);
}
