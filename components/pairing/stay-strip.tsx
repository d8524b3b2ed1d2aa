import { HeartHandshake } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Pair } from "../../lib/client/pairing-view";
import { NoticeStrip } from "../room/notice-strip";
import { useRoom } from "../room/room-context";
import { roomPath } from "../shell/room-path";
import { Button } from "../ui/button";
import { useStay } from "./use-stay";

/** Who of the two would like the conversation to last, and the way to it once both do. */
export function StayStrip({ pair }: { pair: Pair }) {
	const t = useTranslations("pairing.stay");
	const stay = useStay();
	const lasting = useRoom(({ state }) => state.room.kind !== "pair");
	const { mine, theirs } = pair.stay;
	const name = pair.partner;

	function strip(text: string, action: ReactNode): ReactNode {
		return (
			<NoticeStrip icon={HeartHandshake} tone="plain" action={action}>
				{text}
			</NoticeStrip>
		);
	}

	function choose(): ReactNode {
		if (lasting || (mine && theirs)) return strip(t("both"), <OpenRoom roomId={pair.room_id} />);
		if (pair.over !== null) return null;
		if (mine) {
			return strip(
				t("mine", { name }),
				<Button look="plain" size="small" onClick={() => stay(false)}>
					{t("takeBack")}
				</Button>,
			);
		}
		if (!theirs) return null;
		return strip(
			t("theirs", { name }),
			<Button size="small" onClick={() => stay(true)}>
				{t("agree")}
			</Button>,
		);
	}

	return <div role="status">{choose()}</div>;
}

function OpenRoom({ roomId }: { roomId: string }) {
	const t = useTranslations("pairing.stay");
	return (
		<Link
			href={roomPath(roomId)}
			prefetch={false}
			className="shrink-0 px-2 py-1 font-medium underline underline-offset-2 hover:no-underline"
		>
			{t("open")}
		</Link>
	);
}
