import { afterAll, beforeAll, expect, test } from "vitest";
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

test.each(queried)("$route answers every bad $parameter decently", async ({ route, parameter }) => {
	const { path } = splitRoute(route);
	const raw = badValues.flatMap((value) => [
		`${parameter}=${value}`,
		`${parameter}=${value}&${parameter}=1`,
		`${parameter}[]=${value}`,
		`${parameter}[$gt]=${value}`,
	]);
	const naughty = accepted
		.filter((text) => text.length < 1_000)
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
				expect(events[0]).toMatchObject({ type: "reset", reason: "cursor_invalid" });
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
					expect(event.parse(first.event)).toMatchObject({ type: "reset", reason: "cursor_invalid" });
				} finally {
					stream.close();
				}
			},
		}));
		expect(await besiege(attempts)).toEqual([]);
	},
);

test("the conversation beside all this is whole", () => canary.end());
