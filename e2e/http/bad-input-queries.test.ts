import { afterAll, beforeAll, expect, test } from "vitest";
import { pollWaitLimit } from "../../lib/events/limits";
import { event, pollAnswer } from "../../lib/events/schema";
import { type Server, startServer } from "../support/server";
import { badCursors, badValues } from "./naughty/addresses";
import { type Canary, startCanary } from "./naughty/canary";
import { endpoints, splitRoute } from "./naughty/endpoints";
import { expectDecent } from "./naughty/problem";
import { buildScene, type Scene, spellPath } from "./naughty/scene";
import { besiege } from "./naughty/siege";
import { accepted } from "./naughty/strings";
import { ask } from "./naughty/wire";

let server: Server;
let canary: Canary;
let scene: Scene;

beforeAll(async () => {
	server = await startServer();
	canary = await startCanary(server.url);
	scene = await buildScene(server.url);
});
afterAll(() => server?.stop());

const queried = endpoints.flatMap(({ route, query = [] }) => query.map((parameter) => ({ route, parameter })));

const get = (path: string, headers: Record<string, string> = {}) =>
	ask(server.url, { path: spellPath(path, scene), bearer: scene.owner.id, headers });

/** A cursor of another database is well-formed, so its reason may be the other one. */
const badReason = /^(?:cursor_invalid|history_replaced)$/;

/** Not bad at all, and each would really be waited for. */
const isWait = (text: string) => text.trim() !== "" && Number(text) > 0 && Number(text) <= pollWaitLimit;

test.each(queried)("$route answers every bad $parameter decently", async ({ route, parameter }) => {
	const { path } = splitRoute(route);
	const raw = badValues
		.filter((value) => !isWait(decodeLoosely(value)))
		.flatMap((value) => [
			`${parameter}=${value}`,
			`${parameter}=${value}&${parameter}=0`,
			`${parameter}[]=${value}`,
			`${parameter}[$gt]=${value}`,
		]);
	const naughty = accepted
		.filter((text, at) => at % 6 === 0 && text.length < 1_000 && !isWait(text))
		.map((text) => `${parameter}=${encodeURIComponent(text)}`);
	const attempts = [...raw, ...naughty].map((query) => ({
		name: query.slice(0, 80),
		run: async () => expectDecent(await get(`${path}?${query}`)),
	}));
	expect(await besiege(attempts)).toEqual([]);
});

test.each(["/api/rooms/{room_id}/events", "/api/events"])(
	"a poll of %s from a bad cursor begins with a reset",
	async (path) => {
		const attempts = badCursors.map((cursor) => ({
			name: cursor.slice(0, 60),
			run: async () => {
				const answer = await get(`${path}?after=${cursor}`);
				expect(answer.status, answer.text).toBe(200);
				const { events, cursor: next } = pollAnswer.parse(answer.json);
				expect(events[0]).toMatchObject({ type: "reset", reason: expect.stringMatching(badReason) });
				const later = pollAnswer.parse((await get(`${path}?after=${encodeURIComponent(next)}`)).json);
				expect(later.events.filter(({ type }) => type === "reset")).toEqual([]);
			},
		}));
		expect(await besiege(attempts)).toEqual([]);
	},
);

test.each(["/api/rooms/{room_id}/events", "/api/events"])(
	"a stream of %s from a bad cursor begins with a reset",
	async (path) => {
		const attempts = badCursors.map((cursor) => ({
			name: cursor.slice(0, 60),
			run: async () => {
				const stream = scene.owner.stream(`${spellPath(path, scene)}?after=${cursor}`);
				try {
					const first = await stream.next();
					expect(event.parse(first.event)).toMatchObject({ type: "reset", reason: expect.stringMatching(badReason) });
				} finally {
					stream.close();
				}
			},
		}));
		expect(await besiege(attempts)).toEqual([]);
	},
);

test("the conversation beside all this is whole", () => canary.end());

function decodeLoosely(value: string): string {
	return new URLSearchParams(`v=${value}`).get("v") ?? "";
}
