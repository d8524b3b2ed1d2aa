"use client";

import { Threshold } from "../components/account/threshold";
import { Button } from "../components/ui/button";

/** What went wrong is in the server's log; here it is enough to say that it did and what to do. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
	return (
		<Threshold title="That did not work" lead="The page could not be drawn. Nothing that you sent is lost.">
			<Button size="wide" onClick={() => retry()}>
				Try again
			</Button>
		</Threshold>
	);
}
