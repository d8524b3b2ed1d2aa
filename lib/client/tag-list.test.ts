import { expect, test } from "vitest";
import { addTags } from "./tag-list";

test("what is written becomes tags, folded, at commas and line breaks", () => {
	expect(addTags(["chess"], " #Música,  Jazz\nRock ,")).toEqual({
		tags: ["chess", "musica", "jazz", "rock"],
		refused: null,
	});
});

test("a tag that is there already in another spelling is refused, and the others are taken", () => {
	expect(addTags(["musica"], "#MÚSICA, jazz")).toEqual({
		tags: ["musica", "jazz"],
		refused: { reason: "known", tag: "musica" },
	});
});

test("a tag is counted in characters, not in code units", () => {
	expect(addTags([], "𝒳🎉".repeat(15).replaceAll("𝒳", "🎈"))).toMatchObject({ refused: null });
	expect(addTags([], "🎈".repeat(31))).toMatchObject({ tags: [], refused: { reason: "tooLong" } });
});

test("there are ten at most", () => {
	const ten = Array.from({ length: 10 }, (_, index) => `tag ${index}`);
	expect(addTags([], ten.join()).tags).toEqual(ten);
	expect(addTags(ten, "one more")).toEqual({ tags: ten, refused: { reason: "tooMany", tag: "one more" } });
});
