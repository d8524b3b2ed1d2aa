import { ArrowUp } from "lucide-react";
import type { FormEvent } from "react";
import { messageCharacters } from "../../lib/messages/limits";
import { useRoom } from "../room/room-context";
import { EmojiButton } from "./emoji-button";
import { useAutosize } from "./use-autosize";
import { useDraft } from "./use-draft";

export function Composer() {
	const draft = useDraft();
	const name = useRoom(({ state }) => state.room.name);
	const over = useRoom(({ state, connection }) => state.closed !== null || connection.name === "ended");
	useAutosize(draft.area, draft.text);

	function submit(event: FormEvent): void {
		event.preventDefault();
		draft.send();
	}

	return (
		<form onSubmit={submit} className="relative px-3 lg:px-5">
			<div className="flex items-end gap-1 rounded-xl border border-line-strong bg-raised p-1 transition-colors focus-within:border-accent">
				<textarea
					ref={draft.area}
					value={draft.text}
					onChange={(event) => draft.write(event.target.value)}
					onKeyDown={draft.onKeyDown}
					rows={1}
					dir="auto"
					disabled={over}
					aria-label={`Message ${name}`}
					aria-describedby={draft.tooLong ? "too-long" : undefined}
					placeholder={`Message ${name}`}
					className="max-h-[40dvh] min-h-9 flex-1 resize-none bg-transparent px-2.5 py-[0.4375rem] outline-none placeholder:truncate placeholder:text-ink-faint disabled:opacity-50 pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-[1rem]"
				/>
				<EmojiButton disabled={over} onPick={draft.insert} />
				<SendButton ready={draft.sendable && !over} />
			</div>
			{draft.tooLong && (
				<p id="too-long" role="alert" className="mt-1 px-2.5 text-danger text-sm">
					A message holds at most {messageCharacters.toLocaleString("en")} characters. Shorten it or send it in parts.
				</p>
			)}
		</form>
	);
}

function SendButton({ ready }: { ready: boolean }) {
	return (
		<button
			type="submit"
			aria-label="Send"
			title="Send"
			disabled={!ready}
			className="inline-flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-transparent disabled:text-ink-faint pointer-coarse:size-11"
		>
			<ArrowUp aria-hidden="true" className="size-5" strokeWidth={2.25} />
		</button>
	);
}
