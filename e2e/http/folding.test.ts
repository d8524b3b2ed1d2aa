/** Promise 6: stale state plus events equals fresh state, for every event type, over random histories. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyEvent, type RoomState, roomStateFrom } from "../../lib/client/room-state";
import type { Entrance } from "../../lib/rooms/schema";
import { isLogged, transports } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, joinRoom, poll } from "../support/talk";
import { actIn, anyDeed, type Deed, everyDeed, type Stage } from "./folding/deeds";

const suite = serveSuite();
const seenTypes = new Set<string>();
let people: [Session, Session, Session];

beforeAll(async () => {
	people = (await suite.people(3)) as [Session, Session, Session];
});

interface Stale {
	snapshot: Entrance;
	/** After how many deeds it was taken. */
	at: number;
}

/** Plays the deeds, taking a snapshot before each as the watcher sees the room. */
async function play(deeds: Deed[], kind: "public" | "private" | "temporary") {
	const [watcher] = people;
	const { room_id: roomId } = await createRoom(watcher, { kind, name: "stage" });
	for (const person of people) await joinRoom(person, roomId);
	const stage: Stage = { roomId, people, messages: [], inside: new Set(people) };
	const stale: Stale[] = [];
	for (const [at, deed] of deeds.entries()) {
		stale.push({ snapshot: await joinRoom(watcher, roomId), at });
		await actIn(stage, deed);
	}
	return { watcher, roomId, stale };
}

/** What must be equal: all that the log can tell. Presence, kinds of people, typing and marks come with signals; `expires_at` moves with each message. */
function comparable({ messages, members, room }: RoomState) {
	const { expires_at: _, ...facts } = room;
	return { messages, members: members.map(({ user_id, user }) => ({ user_id, user })), facts };
}

async function foldByPoll(reader: Session, roomId: string, snapshot: Entrance): Promise<RoomState> {
	let state = roomStateFrom(snapshot, reader.user.id);
	for (;;) {
		const { events, cursor } = await poll(reader, eventsPath(roomId), state.cursor);
		for (const event of events) state = applyEvent(state, event);
		for (const { type } of events) seenTypes.add(type);
		state = { ...state, cursor };
		if (events.length === 0) return state;
	}
}

async function foldByStream(reader: Session, roomId: string, snapshot: Entrance, count: number): Promise<RoomState> {
	let state = roomStateFrom(snapshot, reader.user.id);
	const stream = reader.stream(eventsPath(roomId), { after: snapshot.cursor });
	for (let logged = 0; logged < count; ) {
		const { event, id } = await stream.next();
		state = applyEvent(state, event, id);
		if (isLogged(event)) logged++;
	}
	stream.close();
	return state;
}

test("any earlier snapshot and the events after it make the room as it is, on poll and on stream", async () => {
	const history = fc.array(anyDeed, { minLength: 5, maxLength: 40 });
	await fc.assert(
		fc.asyncProperty(
			history,
			fc.constantFrom("public", "private", "temporary"),
			fc.nat(),
			async (deeds, kind, pick) => {
				const { watcher, roomId, stale } = await play(deeds, kind);
				const fresh = roomStateFrom(await joinRoom(watcher, roomId), watcher.user.id);
				const chosen = [stale[0], stale[pick % stale.length], stale[(pick * 7) % stale.length]] as Stale[];
				for (const { snapshot, at } of chosen) {
					const polled = await foldByPoll(watcher, roomId, snapshot);
					expect(comparable(polled), `folded from before deed ${at}`).toEqual(comparable(fresh));
					expect(polled.stale).toBeNull();
					const { events } = await poll(watcher, eventsPath(roomId), snapshot.cursor);
					const streamed = await foldByStream(watcher, roomId, snapshot, events.length);
					expect(comparable(streamed)).toEqual(comparable(fresh));
					if (events.length) expect((await poll(watcher, eventsPath(roomId), streamed.cursor)).events).toEqual([]);
				}
			},
		),
		{ numRuns: 20, examples: [[everyDeed, "private", 3]] },
	);
});

test("a state folded live, event by event as they happen, equals the room at the end", async () => {
	const [watcher] = people;
	const { room_id: roomId } = await createRoom(watcher, { kind: "private" });
	for (const person of people) await joinRoom(person, roomId);
	const stage: Stage = { roomId, people, messages: [], inside: new Set(people) };
	const snapshot = await joinRoom(watcher, roomId);
	const stream = watcher.stream(eventsPath(roomId), { after: snapshot.cursor });
	await stream.next((event) => event.type === "presence");
	const deeds = [...everyDeed, ...fc.sample(anyDeed, 60)];
	for (const deed of deeds) await actIn(stage, deed);
	const { events } = await poll(watcher, eventsPath(roomId), snapshot.cursor);
	await stream.next((event) => isLogged(event) && event.event_seq === events.filter(isLogged).at(-1)?.event_seq);
	stream.close();
	let state = roomStateFrom(snapshot, watcher.user.id);
	for (const { event, id } of stream.frames) state = applyEvent(state, event, id);
	const fresh = comparable(roomStateFrom(await joinRoom(watcher, roomId), watcher.user.id));
	const folded = comparable(state);
	expect({ ...folded, messages: folded.messages.slice(-fresh.messages.length) }).toEqual(fresh);
	expect(transports).toContain("sse");
});

afterAll(() => {
	const every = ["chat", "edit", "delete", "reaction", "user_joined", "user_left", "user_renamed", "room_updated"];
	expect([...seenTypes].sort()).toEqual(every.sort());
});
