/** Messages that are nothing but a few emoji are drawn large. */
const emoji = String.raw`(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)`;
const few = new RegExp(String.raw`^\s*${emoji}(?:\s*${emoji}){0,5}\s*$`, "v");

export function isEmojiOnly(text: string): boolean {
	return text.length <= 120 && few.test(text);
}
