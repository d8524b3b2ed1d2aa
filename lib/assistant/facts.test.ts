import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands, facts, plugging } from "./facts";

const readme = readFileSync("README.md", "utf8");
const quoted = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, said = ""]) => said);

/** What README says in a block of code, or as a part of something longer. */
const told = (said: string) => said.split(" ").every((part) => readme.includes(part));

test.each([...facts.map(({ says }) => says), plugging])("README knows what is named in: %s", (says) => {
	expect(quoted(says).filter((said) => !told(said))).toEqual([]);
});

test("every command that is explained is in README", () => {
	expect(Object.keys(commands).filter((command) => !told(command))).toEqual([]);
});
