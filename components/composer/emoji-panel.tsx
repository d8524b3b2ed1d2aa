import EmojiPicker from "emoji-picker-react";

/** The system's own emoji, so that nothing is fetched from anywhere. */
export default function EmojiPanel({ onPick }: { onPick(emoji: string): void }) {
	return (
		<EmojiPicker
			onEmojiClick={({ emoji }) => onPick(emoji)}
			emojiStyle="native"
			colorScheme="auto"
			previewConfig={{ showPreview: false }}
			className="emoji-panel"
			width="100%"
			height="min(22rem, 50dvh)"
			lazyLoadEmojis
		/>
	);
}
