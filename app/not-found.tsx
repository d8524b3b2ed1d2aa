import type { Metadata } from "next";
import { Threshold } from "../components/account/threshold";
import { ButtonLink } from "../components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
	return (
		<Threshold
			title="There is nothing here"
			lead="The address may be mistyped, or the room it named has expired or was deleted."
		>
			<ButtonLink size="wide" href="/">
				Go to the lobby
			</ButtonLink>
		</Threshold>
	);
}
