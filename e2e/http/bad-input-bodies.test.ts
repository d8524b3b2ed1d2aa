import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startServer } from "../support/server";
import { expectStatus, readHistory } from "../support/talk";
import { type BadBody, broken, doubtful, overfill, shapeless, spoil } from "./naughty/bodies";
import { type Canary, startCanary } from "./naughty/canary";
import { type Endpoint, endpoints, isTaken, splitRoute } from "./naughty/endpoints";
import { expectDecent, readProblem } from "./naughty/problem";
import { listRoutes, spell } from "./naughty/routes";
import { buildScene, type Scene, spellPath } from "./naughty/scene";
import { type Attempt, besiege } from "./naughty/siege";
import { ask } from "./naughty/wire";

let server: Server;
let canary: Canary;

beforeAll(async () => {
	server = await startServer();
	canary = await startCanary(server.url);
});
afterAll(() => server?.stop());

test("every route that the source declares is besieged, and no other", () => {
	const declared = listRoutes().filter(({ path }) => path !== "/api/{unmatched}");
	expect(endpoints.map(({ route }) => route).sort()).toEqual(declared.map(spell).sort());
});

test.each(endpoints)("$route withstands every bad body", async (endpoint) => {
	const scene = await buildScene(server.url);
	const bodies = bodiesFor(endpoint).filter((_, at) => takesBody(endpoint) || at % 5 === 0);
	expect(await besiege(bodies.map((bad) => attempt(endpoint, bad, scene)))).toEqual([]);
	if (!endpoint.fatal) await expectUntouched(scene);
});

test.each(endpoints.filter(takesBody))("$route takes a body as JSON alone", async (endpoint) => {
	const scene = await buildScene(server.url);
	const { method, path } = splitRoute(endpoint.route);
	const send = (type: string | string[]) =>
		ask(server.url, {
			method,
			path: spellPath(path, scene),
			bearer: scene.owner.id,
			headers: { "content-type": type },
			body: JSON.stringify(endpoint.valid ?? {}),
		});
	const foreign = foreignTypes.map((type) => ({
		name: type,
		run: async () => void readProblem(await send(type), "content_type_unsupported"),
	}));
	const own = ownTypes.map((type) => ({
		name: type,
		run: async () => expect((await send(type)).status).toSatisfy((status: number) => isTaken(endpoint, status)),
	}));
	const unclear = unclearTypes.map((type) => ({ name: String(type), run: async () => expectDecent(await send(type)) }));
	expect(await besiege([...foreign, ...own, ...unclear])).toEqual([]);
});

test("the conversation beside all this is whole", () => canary.end());

const foreignTypes = [
	"text/plain",
	"text/html; charset=utf-8",
	"multipart/form-data; boundary=x",
	"application/x-www-form-urlencoded",
	"application/xml",
	"application/octet-stream",
	"application/jsonp",
	"application/json5",
	"text/plain; application/json",
	"x-application/json",
	"json",
	"*/*",
	"application/*",
	"/",
	"__proto__",
];
const ownTypes = [
	"application/json",
	"application/json; charset=utf-8",
	"application/json;charset=UTF-8",
	"Application/JSON",
];
const unclearTypes = [
	"application/json; charset=latin1",
	"application/json;",
	"application/problem+json",
	"application/json, text/plain",
	`application/json; x=${"y".repeat(2_000)}`,
	["application/json", "text/plain"],
	["text/plain", "application/json"],
];

function takesBody({ route }: Endpoint): boolean {
	return /^(?:POST|PUT|PATCH) /.test(route);
}

function bodiesFor({ valid = {}, fields = {} }: Endpoint): BadBody[] {
	const spoilt = Object.entries(fields).flatMap(([field, kind]) => spoil(valid, field, kind));
	const twice = { name: "the same field twice", body: '{"message":"a","message":"b","seq":1,"seq":0}', codes: null };
	return [...broken, ...shapeless, ...overfill(valid), ...spoilt, ...doubtful, twice];
}

function attempt(endpoint: Endpoint, bad: BadBody, shared: Scene): Attempt {
	const { method, path } = splitRoute(endpoint.route);
	return {
		name: bad.name,
		async run() {
			const scene = endpoint.fatal ? await buildScene(server.url) : shared;
			const bearer = scene.owner.id;
			const answer = await ask(server.url, { method, path: spellPath(path, scene), bearer, body: bad.body });
			expectDecent(answer);
			if (bad.codes && takesBody(endpoint)) expect(bad.codes).toContain(readProblem(answer).code);
		},
	};
}

/** Whatever was refused has left nothing behind. */
async function expectUntouched({ owner, room, message }: Scene): Promise<void> {
	const history = await readHistory(owner, room.room_id);
	expect(history.map(({ id }) => id)).toEqual([message.id]);
	const now = expectStatus(await owner.call<Scene["room"]>("GET", `/api/rooms/${room.room_id}`), 200);
	expect([now.name, now.topic, now.kind]).toEqual([room.name, room.topic, room.kind]);
}
