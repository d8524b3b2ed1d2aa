/** Hues far enough from each other, and from red, to be told apart at a glance. */
const hues = ["hue-35", "hue-75", "hue-120", "hue-165", "hue-205", "hue-245", "hue-285", "hue-325"] as const;

/** A person's colour: the same everywhere, from their id. */
function hueOf(id: string): string {
	let sum = 0;
	for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
	return hues[sum % hues.length] ?? hues[0];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Their first letter and that of their second word, or their first alone. */
function initialsOf(name: string): string {
	const words = name.split(/[\s._-]+/u).filter(Boolean);
	const letters = words.slice(0, 2).map((word) => [...graphemes.segment(word)][0]?.segment ?? "");
	return letters.join("").toUpperCase() || "?";
}

const sizes = {
	small: "size-6 rounded-md text-[0.625rem]",
	large: "size-9 rounded-[0.625rem] text-sm",
} as const;

/** Decoration: the name stands beside it. */
export function Avatar({ id, name, size = "large" }: { id: string; name: string; size?: keyof typeof sizes }) {
	const shape =
		"inline-flex shrink-0 select-none items-center justify-center overflow-hidden font-semibold tracking-tight";
	return (
		<span aria-hidden="true" className={`${shape} ${sizes[size]} ${hueOf(id)} bg-person text-on-person`}>
			{initialsOf(name)}
		</span>
	);
}
