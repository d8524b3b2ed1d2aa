/** One reader of a run: follows one address through every outage by its cursor, over one transport or changing between them. */
import { setTimeout as pause } from "node:timers/promises";
import { type Followed, isLogged, readStretch, type Transport, transportsOf } from "../support/follow";
import type { Session } from "../support/http";
import type { Arena } from "./arena";
import { type Dice, makeDice } from "./dice";
import { isLostLine } from "./persist";
import { type Entry, entryOf, type View } from "./record";

/** `each_second` polls once a second, as the plainest of clients do; `changing` throws dice before each stretch. */
export type Habit = Transport | "each_second" | "changing";

export interface ReaderPlan {
	me: Session;
	/** The address it follows, and the rooms that it must hear of there. */
	path: string;
	rooms: readonly string[];
	cursor: string;
	habit: Habit;
	from: View["from"];
	seed: number;
}

export interface Reader {
	/** Reads on until `stop`. */
	follow(stop: AbortSignal): Promise<void>;
	/** Reads on until each room's head is reached, or until `limit` milliseconds are over. */
	catchUp(heads: ReadonlyMap<string, number>, limit: number): Promise<void>;
	views(): View[];
}

export function makeReader(arena: Arena, plan: ReaderPlan): Reader {
	const { me, path, habit } = plan;
	const dice = makeDice(plan.seed, `${me.user.username} ${habit} ${path}`);
	const views = new Map(plan.rooms.map((roomId) => [roomId, startView(plan, roomId)]));
	let { cursor } = plan;

	async function readOn(signal: AbortSignal): Promise<void> {
		try {
			const { transport, ...reach } = chooseStretch(plan, dice);
			const stretch = await readStretch(me, transport, { path, cursor, signal, ...reach });
			for (const event of stretch.events) takeEvent(arena, views, event);
			({ cursor } = stretch);
		} catch (error) {
			if (!isLostLine(error)) arena.surprises.push(`${me.user.username} by ${habit}: ${error}`);
			await arena.alive;
		}
		arena.tally.resumes++;
		if (habit === "each_second") await pause(1_000);
	}

	return {
		async follow(stop) {
			while (!stop.aborted) await readOn(stop);
		},
		async catchUp(heads, limit) {
			const late = AbortSignal.timeout(limit);
			const isBehind = ({ roomId, entries }: View) => (entries.at(-1)?.seq ?? 0) < (heads.get(roomId) ?? 0);
			while ([...views.values()].some(isBehind) && !late.aborted) await readOn(late);
		},
		views: () => [...views.values()],
	};
}

function startView({ me, path, habit, from, seed }: ReaderPlan, roomId: string): View {
	const since = from === "base" ? "" : ` since ${seed}`;
	const reader = `${me.user.username} by ${habit} on ${path === "/api/events" ? "all rooms" : "one room"}${since}`;
	return { reader, roomId, from, whole: true, entries: [] };
}

function takeEvent(arena: Arena, views: Map<string, View>, event: Followed): void {
	const view = views.get(event.room_id);
	if (!view) return void arena.surprises.push(`an event of a room not asked for: ${JSON.stringify(event)}`);
	if (event.type === "room_closed") return void arena.surprises.push(`${view.reader} was sent away: ${event.reason}`);
	view.entries.push(isLogged(event) ? entryOf(event) : missed(view));
}

const missed = ({ roomId, entries }: View): Entry => ({ roomId, seq: entries.at(-1)?.seq ?? 0, type: "reset", id: "" });

function chooseStretch(
	{ habit, path }: ReaderPlan,
	dice: Dice,
): { transport: Transport; count: number; patience: number } {
	if (habit === "changing")
		return { transport: dice.pick(transportsOf(path)), count: dice.between(1, 200), patience: dice.between(50, 1_500) };
	const transport = habit === "each_second" ? "poll" : habit;
	return { transport, count: Number.POSITIVE_INFINITY, patience: 5_000 };
}
