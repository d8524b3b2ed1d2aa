import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChatStore } from "../shell/chat-context";
import { useLasting } from "../shell/use-lasting";
import { Button } from "../ui/button";
import { late } from "../ui/late";
import { NoticeStrip } from "./notice-strip";
import { useRoom } from "./room-context";

const EndNotice = late(async () => ({ default: (await import("./end-notice")).EndNotice }));

/** Says that the line is down once that lasts, and at once where it is down for good. */
export function ConnectionNotice() {
	const connection = useRoom((view) => view.connection);
	const down = connection.name === "connecting" || connection.name === "waiting";
	const lasting = useLasting(down);
	if (connection.name === "ended") return <EndNotice reason={connection.reason} />;
	return (
		<div role="status" data-connection={connection.name}>
			{down && lasting && <DownNotice />}
		</div>
	);
}

function DownNotice() {
	const t = useTranslations("room.line");
	const chat = useChatStore();
	const waiting = useRoom(({ outbox }) => outbox.filter(({ failure }) => failure === null).length);
	return (
		<NoticeStrip icon={CloudOff} tone="notice" action={<Retry onTry={() => chat.wake(true)} />}>
			{t("lost")} {waiting > 0 && t("kept", { count: waiting })}
		</NoticeStrip>
	);
}

function Retry({ onTry }: { onTry(): void }) {
	const t = useTranslations("room.line");
	return (
		<Button look="plain" size="small" onClick={onTry}>
			{t("tryNow")}
		</Button>
	);
}
