import { useTranslations } from "next-intl";
import { bequeath } from "../../lib/client/bequest";
import { openStorage } from "../room/page-storage";
import { useChat } from "../shell/chat-context";
import Dialog from "../ui/dialog";
import { NameForm } from "./name-form";

/** For somebody whose session ended under their hands: they come back into the same room, with all that they have not sent. */
export default function ReturnDialog({ roomId, onClose }: { roomId: string; onClose(): void }) {
	const t = useTranslations("account.return");
	const me = useChat((view) => view.me);
	return (
		<Dialog title={t("title")} description={t("lead")} onClose={onClose}>
			<NameForm
				roomId={roomId}
				action={t("action")}
				name={me.username}
				onEntered={(userId) => bequeath(openStorage(), me.user_id, userId)}
			/>
		</Dialog>
	);
}
