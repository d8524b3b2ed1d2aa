import { describe, expect, test } from "vitest";
import { gatherPeople, groupPeople, type Person } from "./member-list";

const ada = { user_id: "1", user: "ada" };
const nobody = { listed: [], followed: [], present: [], complete: true };
const guest = (user: string, online = false): Person => ({ user_id: user, user, kind: "guest", online });

describe("people are gathered", () => {
	test("once, though list, events and presence all name them", () => {
		const listed = [{ ...ada, kind: "member" as const, online: false }];
		const people = gatherPeople({ ...nobody, listed, followed: [ada], present: [ada] });
		expect(people).toEqual([{ ...ada, kind: "member", online: true }]);
	});

	test("under the name that they have now", () => {
		const people = gatherPeople({ ...nobody, listed: [ada], followed: [{ ...ada, user: "ada lovelace" }] });
		expect(people.map(({ user }) => user)).toEqual(["ada lovelace"]);
	});

	test("and a list that is older than presence does not keep anybody here", () => {
		const listed = [{ ...ada, online: true }];
		expect(gatherPeople({ ...nobody, listed })[0]?.online).toBe(false);
		expect(gatherPeople({ ...nobody, listed, complete: false })[0]?.online).toBe(true);
	});
});

describe("people are grouped", () => {
	test("accounts and guests apart, who is here first, then by name", () => {
		const groups = groupPeople([guest("zoe", true), guest("ben"), guest("Ann"), { ...guest("eve"), kind: "admin" }]);
		expect(groups.map(({ name, people }) => [name, people.map(({ user }) => user)])).toEqual([
			["people", ["eve"]],
			["guests", ["zoe", "Ann", "ben"]],
		]);
		expect(groups.map(({ online }) => online)).toEqual([0, 1]);
	});

	test("those found whose names have the query in them, without regard to case and accents", () => {
		const groups = groupPeople([guest("Zoë"), guest("ben")], "zoe");
		expect(groups.flatMap(({ people }) => people.map(({ user }) => user))).toEqual(["Zoë"]);
	});
});
