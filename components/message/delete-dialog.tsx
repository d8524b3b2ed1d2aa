import { useTranslations } from "next-intl";
import type { Message } from "../../lib/messages/schema";
import { Button } from "../ui/button";
import Dialog from "../ui/dialog";
import { MessageText } from "./message-text";

interface DeleteDialogProps {
	message: Message;
	onDelete(): void;
	onClose(): void;
}

/** Asks once before a message is deleted. Loaded lazily. */
export default function DeleteDialog({ message, onDelete, onClose }: DeleteDialogProps) {
	const t = useTranslations("message.delete");
	const ui = useTranslations("ui");
	return (
		<Dialog
			title={t("title")}
			description={t("lead")}
			onClose={onClose}
			actions={
				<>
					<Button look="outline" onClick={onClose}>
						{ui("cancel")}
					</Button>
					<Button
						autoFocus
						onClick={() => {
							onDelete();
							onClose();
						}}
					>
						{t("confirm")}
					</Button>
				</>
			}
		>
			<blockquote className="max-h-48 overflow-y-auto rounded-lg border border-line bg-sunken px-3 py-2">
				<bdi className="font-semibold text-sm">{message.user}</bdi>
				<MessageText text={message.message} />
			</blockquote>
		</Dialog>
	);
}
