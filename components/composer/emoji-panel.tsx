import EmojiPicker from "emoji-picker-react";

/** The system's own emoji, so that nothing is fetched from anywhere. */
export default function EmojiPanel({ onPick }: { onPick(emoji: string): void }) {
	return (
		<EmojiPicker
			onEmojiClick={({ emoji }) => onPick(emoji)}
			emojiStyle="native"
			colorScheme="auto"
			cssLayer="epr"
			previewConfig={{ showPreview: false }}
			// A touch keyboard would cover what is to be picked.
			autoFocusSearch={!matchMedia("(pointer: coarse)").matches}
			className="emoji-panel"
			width="100%"
			height="min(22rem, 50dvh)"
		/>
	);
}
