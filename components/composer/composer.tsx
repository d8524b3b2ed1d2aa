import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { useRoom } from "../room/room-context";
import { late } from "../ui/late";
import { type Closing, readClosing } from "./closing";
import { EmojiButton } from "./emoji-button";
import { useCompletion } from "./use-completion";
import { useDeskRequests } from "./use-desk-requests";
import { useDraft } from "./use-draft";
import { useExcess } from "./use-excess";
import { useField } from "./use-field";
import { useSend } from "./use-send";
import { WritingArea } from "./writing-area";

/** What helps while one writes comes after the field itself. */
const AnswerBar = late(async () => ({ default: (await import("./answer-bar")).AnswerBar }));
const CompletionList = late(async () => ({ default: (await import("./completion-list")).CompletionList }));
const ComposerNotice = late(async () => ({ default: (await import("./composer-notice")).ComposerNotice }));
const LengthNotice = late(async () => ({ default: (await import("./length-notice")).LengthNotice }));

export function Composer() {
	const roomId = useRoom(({ state }) => state.room.room_id);
	const closing = useRoom(readClosing);
	return <Writing key={roomId} roomId={roomId} closing={closing} />;
}

function Writing({ roomId, closing }: { roomId: string; closing: Closing }) {
	const me = useRoom(({ state }) => state.me);
	const id = useId();
	const [text, write] = useDraft(roomId, me);
	const field = useField(text, write);
	const sender = useSend(field);
	const completion = useCompletion(field, sender.notice !== null);
	const excess = useExcess(text);
	useDeskRequests(field);

	function submit(event: FormEvent): void {
		event.preventDefault();
		sender.send();
	}

	return (
		<form onSubmit={submit} className="relative px-3 lg:px-5">
			<CompletionList id={`${id}-list`} completion={completion} />
			<ComposerNotice
				notice={sender.notice}
				onSendAnyway={() => sender.sendAs([field.text])}
				onClose={() => {
					sender.dismiss();
					field.focus();
				}}
			/>
			<LengthNotice id={`${id}-length`} excess={excess} onSplit={sender.sendAs} />
			<div className="rounded-xl border border-line-strong bg-raised transition-colors focus-within:border-accent has-[textarea:disabled]:border-line has-[textarea:disabled]:border-dashed has-[textarea:disabled]:bg-sunken">
				<AnswerBar />
				<div className="flex items-end gap-1 p-1">
					<WritingArea
						id={id}
						field={field}
						completion={completion}
						closing={closing}
						excess={excess}
						onSend={sender.send}
					/>
					{closing === null && (
						<>
							<EmojiButton onPick={field.insert} />
							<SendButton ready={sender.ready} />
						</>
					)}
				</div>
			</div>
		</form>
	);
}

function SendButton({ ready }: { ready: boolean }) {
	const t = useTranslations("composer");
	return (
		<button
			type="submit"
			aria-label={t("send")}
			title={t("send")}
			disabled={!ready}
			// The field keeps the focus, and on touch the keyboard stays.
			onPointerDown={(event) => event.preventDefault()}
			className="inline-flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-transparent disabled:text-ink-faint pointer-coarse:size-11"
		>
			<ArrowUp aria-hidden="true" className="size-5" strokeWidth={2.25} />
		</button>
	);
}
