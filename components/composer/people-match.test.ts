import { expect, test } from "vitest";
import { type Candidate, matchPeople } from "./people-match";

const person = (user: string, online = false, spoke = 0): Candidate => ({ user_id: user, user, online, spoke });
const namesOf = (people: readonly Candidate[], query: string) => matchPeople(people, query).map(({ user }) => user);

test("whoever is online comes first, then who spoke lately, then by name", () => {
	const people = [person("dan"), person("cy", false, 9), person("bob", true, 2), person("ada", true, 5), person("al")];
	expect(namesOf(people, "")).toEqual(["ada", "bob", "cy", "al", "dan"]);
});

test("names that begin so come before words that do, and those before the rest", () => {
	const people = [person("Nina", true), person("Mary Ann", true), person("ann"), person("hanna", true)];
	expect(namesOf(people, "an")).toEqual(["ann", "Mary Ann", "hanna"]);
});

test("case and accents make no difference", () => {
	expect(namesOf([person("Zoë"), person("bob")], "zoe")).toEqual(["Zoë"]);
	expect(namesOf([person("Zoë")], "ZOË")).toEqual(["Zoë"]);
});

test("a name with spaces is found while it is written, and is done when it is", () => {
	const people = [person("ada"), person("ada lovelace")];
	expect(namesOf(people, "ada l")).toEqual(["ada lovelace"]);
	expect(namesOf(people, "ada ")).toEqual(["ada lovelace"]);
	expect(namesOf([person("ada")], "ada ")).toEqual([]);
});

test("at most eight are told", () => {
	const people = Array.from({ length: 20 }, (_, index) => person(`a${index}`));
	expect(namesOf(people, "a")).toHaveLength(8);
});
