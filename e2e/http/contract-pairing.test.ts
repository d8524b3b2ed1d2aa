/** API.md §6: who is paired with whom, and what each of the two is told. */
import { expect, test } from "vitest";
import { tagCharacters, tagsLimit } from "../../lib/pairing/limits";
import { call, type Session } from "../support/http";
import { change, look, newTag, pairUp, quit, seek } from "../support/queue";
import { serveSuite } from "../support/suite";
import { expectStatus } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { ask } from "./naughty/wire";

const suite = serveSuite();
const people = async <N extends number>(count: N) => (await suite.people(count)) as Session[] & { length: N };
const two = async () => (await people(2)) as unknown as [Session, Session];
const three = async () => (await people(3)) as unknown as [Session, Session, Session];

test("from idle to waiting, connected, disconnected and idle again, each status says what it should", async () => {
	const [ada, bob] = await two();
	const nowhere = { room_id: null, partner_id: null, partner: null, events: [], cursor: null, stay: null };
	expect(await look(ada)).toMatchObject({ status: "idle", ...nowhere, tags: [], waiting_seconds: 0 });
	const tag = newTag();
	const waiting = await seek(ada, { tags: [tag] });
	expect(waiting).toMatchObject({ status: "waiting", ...nowhere, waiting_for: [tag], widens_in_seconds: 10 });
	const connected = await seek(bob, { tags: [tag, newTag()] });
	const partner = { user: ada.user.username, location: null };
	expect(connected).toMatchObject({ status: "connected", partner_id: ada.user.id, partner, tags: [tag] });
	expect(connected.online_count).toBeGreaterThanOrEqual(2);
	expect(connected.events.map(({ type }) => type)).toEqual(["user_joined", "user_joined"]);
	expect(await look(ada)).toMatchObject({ status: "connected", room_id: connected.room_id, partner_id: bob.user.id });
	expect(await quit(ada)).toMatchObject({ status: "idle", ...nowhere });
	const left = await look(bob, { after: connected.cursor });
	expect(left).toMatchObject({ status: "disconnected", room_id: connected.room_id, partner_id: ada.user.id });
	expect(left.events).toMatchObject([{ type: "user_left", user_id: ada.user.id }]);
	expect(await quit(bob)).toMatchObject({ status: "idle", ...nowhere });
	expect(await quit(bob)).toMatchObject({ status: "idle" });
});

test("tags are folded, synonyms count as one, and a text with commas is taken too", async () => {
	const [ada, bob] = await two();
	const tag = newTag();
	const spelled = `  ##${tag.toUpperCase()} , Café, FILMS,ｃｉｎｅｍａ, `;
	expect((await seek(ada, { tags: spelled, keep_tags: true })).waiting_for).toEqual([tag, "cafe", "movies"]);
	const paired = await seek(bob, { tags: [`#${tag}`, "cafe\u0301", "kino"], keep_tags: true });
	expect(paired).toMatchObject({ status: "connected", partner_id: ada.user.id, tags: [tag, "cafe", "movies"] });
});

test("ten tags of thirty characters are taken, and no more", async () => {
	const [ada] = await two();
	const most = Array.from({ length: tagsLimit }, (_, n) => `${n}${"é".repeat(tagCharacters - 1)}`);
	expect((await seek(ada, { tags: most })).waiting_for).toHaveLength(tagsLimit);
	await quit(ada);
	for (const tags of [[...most, "x"], [...most, "x"].join(","), ["x".repeat(tagCharacters + 1)], ["#"], ["a\nb"]]) {
		const answer = await ask(suite.url, {
			method: "POST",
			path: "/api/pairing",
			bearer: ada.id,
			body: JSON.stringify({ tags }),
		});
		readProblem(answer, "validation_failed");
	}
	expect((await look(ada)).status).toBe("idle");
});

test("most common tags win, then the shared language, then the longest wait", async () => {
	// None of the four shares a tag with another, and each one with whoever asks for all.
	const mine = Array.from({ length: 5 }, newTag);
	const [first, german, portuguese, best] = (await people(4)) as unknown as [Session, Session, Session, Session];
	await seek(first, { tags: [mine[0]], keep_tags: true });
	await seek(german, { tags: [mine[1]], keep_tags: true, language: "de" });
	await seek(portuguese, { tags: [mine[2]], keep_tags: true, language: "pt-BR" });
	await seek(best, { tags: [mine[3], mine[4]], keep_tags: true });
	const asked = { tags: mine, keep_tags: true, language: "PT" };
	for (const expected of [best, portuguese, first, german]) {
		const [seeker] = await two();
		expect(await seek(seeker, asked)).toMatchObject({ status: "connected", partner_id: expected.user.id });
	}
});

test("a second call while waiting changes the tags and keeps the place; one while connected changes nothing", async () => {
	const [ada, bob, cem] = await three();
	const tag = newTag();
	await seek(ada, { tags: [newTag()], keep_tags: true });
	await seek(bob, { tags: [tag], keep_tags: true, language: "de" });
	expect(await seek(ada, { tags: [`${tag} b`, "x"], keep_tags: true })).toMatchObject({ status: "waiting" });
	expect((await look(ada)).waiting_for).toEqual([`${tag} b`, "x"]);
	const connected = await seek(ada, { tags: [tag], keep_tags: true });
	expect(connected).toMatchObject({ status: "connected", partner_id: bob.user.id });
	expect(await seek(ada, { tags: [newTag()] })).toMatchObject({ status: "connected", room_id: connected.room_id });
	expect((await seek(cem, { tags: [tag], keep_tags: true })).status).toBe("waiting");
	await quit(cem);
});

test("the last partner is not met again while somebody else waits", async () => {
	const [ada, bob, cem] = await three();
	const tag = newTag();
	await pairUp(ada, bob, tag);
	for (const person of [ada, bob]) await quit(person);
	const other = newTag();
	for (const [person, own] of [
		[bob, tag],
		[cem, other],
	] as const)
		expect((await seek(person, { tags: [own], keep_tags: true })).status).toBe("waiting");
	const met = await seek(ada, { tags: [tag, other], keep_tags: true });
	expect(met).toMatchObject({ status: "connected", partner_id: cem.user.id });
	expect((await look(bob)).status).toBe("waiting");
	await quit(bob);
});

test("the last partner is met again at once where nobody else waits", async () => {
	const [ada, bob] = await two();
	const tag = newTag();
	await pairUp(ada, bob, tag);
	for (const person of [ada, bob]) await quit(person);
	await pairUp(ada, bob, tag);
});

test("a long poll is answered at once when one is paired, when the partner speaks, and when they leave", async () => {
	const [ada, bob] = await two();
	const tag = newTag();
	await seek(ada, { tags: [tag], keep_tags: true });
	const pairing = look(ada, { wait: 20 });
	await seek(bob, { tags: [tag], keep_tags: true });
	const { status, cursor } = await pairing;
	expect(status).toBe("connected");
	const word = look(ada, { after: cursor, wait: 20 });
	expectStatus(await call(suite.url, "POST", `/message?session_id=${bob.id}`, { message: "hello" }), 201);
	const spoken = await word;
	expect(spoken.events).toMatchObject([{ type: "chat", message: "hello" }]);
	const end = look(ada, { after: spoken.cursor, wait: 20 });
	await quit(bob);
	expect(await end).toMatchObject({ status: "disconnected", events: [{ type: "user_left" }] });
});

test("with no tag on one side two are paired at once; who keeps to tags waits on, until that is given up", async () => {
	const [ada, bob, cem] = await three();
	const insistent = await seek(ada, { tags: [newTag()], keep_tags: true });
	expect(insistent).toMatchObject({ status: "waiting", widens_in_seconds: null, keep_tags: true });
	expect((await seek(bob)).status).toBe("waiting");
	expect(await change(ada, { keep_tags: false })).toMatchObject({ status: "connected", partner_id: bob.user.id });
	await seek(cem, { tags: [newTag()] });
	expect(await quit(cem)).toMatchObject({ status: "idle" });
});

test("without a common tag two are paired once both have waited ten seconds, and see the seconds go", async () => {
	const [ada, bob] = await two();
	const begun = performance.now();
	await seek(ada, { tags: [newTag()] });
	await seek(bob, { tags: [newTag()] });
	const paired = await look(ada, { wait: 20 });
	expect(paired).toMatchObject({ status: "connected", partner_id: bob.user.id, tags: [] });
	expect(performance.now() - begun).toBeGreaterThan(9_500);
});
