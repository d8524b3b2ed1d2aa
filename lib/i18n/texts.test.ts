import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { locales } from "./locales";
import { texts } from "./texts";

type Tree = { [key: string]: string | Tree };

/** Each text by its dotted key. */
function flatten(tree: Tree, prefix = ""): [string, string][] {
	return Object.entries(tree).flatMap(([key, value]) =>
		typeof value === "string" ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
	);
}

/** The names that a text wants values and tags for. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
	return elements.flatMap((element) => {
		if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
		if (element.type === TYPE.tag) return [`<${element.value}>`, ...argumentsOf(element.children)];
		if (element.type !== TYPE.select && element.type !== TYPE.plural) return [element.value];
		return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
	});
}

const wanted = (text: string) => [...new Set(argumentsOf(parse(text)))].sort();

const english = new Map(flatten(texts.en));

test("there are texts", () => {
	expect(english.size).toBeGreaterThan(20);
});

describe.each(locales)("%s", (locale) => {
	const own = new Map(flatten(texts[locale]));

	test("has the texts that English has, and no others", () => {
		expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
	});

	test("wants the same values in each text", () => {
		const uneven = [...own].filter(([key, text]) => `${wanted(text)}` !== `${wanted(english.get(key) ?? "")}`);
		expect(uneven).toEqual([]);
	});

	test("has no empty text and none with three dots for an ellipsis", () => {
		// The strangers' states are in the founding system's words.
		const faulty = ([key, text]: [string, string]) =>
			text.trim() === "" || (text.includes("...") && !key.startsWith("pairing.status."));
		expect([...own].filter(faulty)).toEqual([]);
	});
});
