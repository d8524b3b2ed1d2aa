/** The tags that somebody asks for, as they are added and taken away. Pure. */
import { foldTag, tagCharacters, tagsLimit } from "../pairing/limits";

/** Why a tag is not added. */
export type TagRefusal = "known" | "tooLong" | "tooMany";

export interface TagAddition {
	/** Folded, in the order in which they were added. */
	tags: readonly string[];
	/** The first that was refused; null where none was. */
	refused: { reason: TagRefusal; tag: string } | null;
}

/** Adds what was written: one tag, or several with commas or line breaks between. */
export function addTags(tags: readonly string[], written: string): TagAddition {
	const pieces = written.split(/[,\n]/u).map(foldTag);
	return pieces.filter((tag) => tag !== "").reduce<TagAddition>(addTag, { tags, refused: null });
}

function addTag({ tags, refused }: TagAddition, tag: string): TagAddition {
	const reason = refusalOf(tags, tag);
	return reason === null ? { tags: [...tags, tag], refused } : { tags, refused: refused ?? { reason, tag } };
}

function refusalOf(tags: readonly string[], tag: string): TagRefusal | null {
	if (tags.includes(tag)) return "known";
	if ([...tag].length > tagCharacters) return "tooLong";
	return tags.length >= tagsLimit ? "tooMany" : null;
}
