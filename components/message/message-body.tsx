import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Message } from "../../lib/messages/schema";
import { useDesk, useDeskStore } from "../room/desk";
import { late } from "../ui/late";
import { useHydrated } from "../ui/use-hydrated";
import { Waiting } from "../ui/waiting";
import { useLeaving } from "./busy";
import { nameMoment } from "./day";
import { MessageText } from "./message-text";
import { Reactions } from "./reactions";
import { Receipt } from "./receipt";
import { useStanding } from "./standing";
import type { Deeds } from "./use-deeds";

export const EditField = late(() => import("./edit-field"), EditComing);

interface MessageBodyProps {
	message: Message;
	deeds: Deeds;
}

/** A message under its author's name: words, or the field in which they are changed, marks and reactions. */
export function MessageBody({ message, deeds }: MessageBodyProps) {
	const t = useTranslations("message");
	const editing = useDesk((desk) => desk.editing === message.id);
	const leaving = useLeaving(message.id);
	const { member } = useStanding();
	if (message.deleted) return <p className="text-ink-faint italic">{t("deleted")}</p>;
	if (editing) return <EditField message={message} onEmpty={() => deeds.act("delete")} />;
	return (
		<div className={leaving ? "text-ink-faint line-through decoration-line-strong" : ""}>
			<div className="flex items-end gap-2">
				<div className="min-w-0 pointer-coarse:select-none">
					<Words text={message.message} editedAt={message.edited_at} />
				</div>
				{!leaving && <Receipt message={message} />}
			</div>
			{leaving && <div className="inline-block text-ink-soft text-xs">{t("delete.leaving")}</div>}
			{message.reactions.length > 0 && (
				<Reactions
					reactions={message.reactions}
					open={member}
					onToggle={deeds.react}
					onAdd={() => deeds.act("react")}
				/>
			)}
		</div>
	);
}

const Words = memo(function Words({ text, editedAt }: { text: string; editedAt: string | null }) {
	return <MessageText text={text} after={editedAt && <EditedMark at={editedAt} />} />;
});

function EditComing({ message }: { message: Message }) {
	const desk = useDeskStore();
	return (
		<>
			<Words text={message.message} editedAt={message.edited_at} />
			<Waiting onClose={() => desk.edit(null)} />
		</>
	);
}

function EditedMark({ at }: { at: string }) {
	const t = useTranslations("message");
	const hydrated = useHydrated();
	const moment = hydrated ? nameMoment(at) : null;
	return (
		<time
			dateTime={at}
			title={moment ? t("editedAt", { moment }) : undefined}
			className="ml-1.5 text-ink-faint text-xs"
		>
			{t("edited")}
		</time>
	);
}
