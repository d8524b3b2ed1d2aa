import { expect, test } from "vitest";
import type { Actor } from "./access";
import { revocationLimit } from "./limits";
import {
	burySession,
	forgetSession,
	refreshPerson,
	rememberedSession,
	rememberSession,
	upToDate,
	verifiedSession,
} from "./session-cache";

const actorOf = (session_id: string, expires_at = 1e12) =>
	({ session_id, user_id: "u", username: "u", kind: "guest", expires_at }) as Actor;

test("a session is asked for anew within half of what a revocation may take, and its signature is not", () => {
	rememberSession("token", actorOf("short"), 0);
	expect(rememberedSession("token", revocationLimit / 2 - 1)).toMatchObject({ session_id: "short" });
	expect(rememberedSession("token", revocationLimit / 2)).toBeUndefined();
	expect(verifiedSession("token", revocationLimit / 2)).toBe("short");
	expect(verifiedSession("another", 0)).toBeUndefined();
});

test("neither outlives the session's time", () => {
	rememberSession("brief", actorOf("brief", 100), 0);
	expect(rememberedSession("brief", 99)).toBeDefined();
	expect(rememberedSession("brief", 100)).toBeUndefined();
	expect(verifiedSession("brief", 99)).toBe("brief");
	expect(verifiedSession("brief", 100)).toBeUndefined();
});

test("an end made here counts at once, for every token of the session, and for good", () => {
	for (const token of ["one", "two"]) rememberSession(token, actorOf("ending"), 0);
	burySession("ending");
	for (const token of ["one", "two"]) {
		expect(rememberedSession(token, 0)).toBeUndefined();
		expect(verifiedSession(token, 0)).toBeUndefined();
		rememberSession(token, actorOf("ending"), 0);
		expect(rememberedSession(token, 0)).toBeUndefined();
	}
});

test("what was found ended elsewhere is forgotten", () => {
	rememberSession("gone", actorOf("gone"), 0);
	forgetSession("gone");
	expect(verifiedSession("gone", 0)).toBeUndefined();
});

test("of very many the oldest are forgotten, and the newest are not", () => {
	for (let n = 0; n < 20_050; n++) rememberSession(`token ${n}`, actorOf(`session ${n}`), 0);
	for (const n of [0, 49]) expect(verifiedSession(`token ${n}`, 0)).toBeUndefined();
	for (const n of [50, 20_049]) expect(rememberedSession(`token ${n}`, 0)).toBeDefined();
});

test("what a person changed here is seen at once under every token, and is not undone by a look from before", () => {
	for (const token of ["phone", "desk"]) rememberSession(token, { ...actorOf(token), user_id: "ada" }, 0);
	refreshPerson("ada", { username: "Ada", signals: false }, 10);
	const news = { username: "Ada", signals: false };
	for (const token of ["phone", "desk"]) expect(rememberedSession(token, 10)).toMatchObject(news);
	const seenBefore = { ...actorOf("third"), user_id: "ada" };
	expect(upToDate(seenBefore, 11)).toMatchObject(news);
	expect(upToDate(seenBefore, 10 + revocationLimit), "others may have changed it since").toBe(seenBefore);
	expect(upToDate(actorOf("fourth"), 11)).toEqual(actorOf("fourth"));
});
