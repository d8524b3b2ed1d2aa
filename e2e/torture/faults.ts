/** Faults to plant into a clean run, each with the violation that the checker must find in it. */
import type { Message } from "../../lib/messages/schema";
import type { Entry, RoomRecord, Run, View } from "./record";
import type { ViolationKind } from "./violation";

export interface Fault {
	name: string;
	kind: ViolationKind;
	plant(run: Run): void;
}

const north = (run: Run) => run.rooms[0] as RoomRecord;
const south = (run: Run) => run.rooms[1] as RoomRecord;
const view = (run: Run) => run.views[0] as View;
const messageAt = (run: Run, index: number) => north(run).messages[index] as Message;
const seenAt = (run: Run, index: number) => view(run).entries[index] as Entry;

function swap<T>(list: T[], left: number, right: number): void {
	[list[left], list[right]] = [list[right] as T, list[left] as T];
}

const inHistory: Fault[] = [
	{ name: "a message dropped", kind: "lost_write", plant: (run) => void north(run).messages.splice(5, 1) },
	{
		name: "a message there twice under two ids",
		kind: "repeated_write",
		plant: (run) => void north(run).messages.push({ ...messageAt(run, 5), id: "twin", seq: 900 }),
	},
	{ name: "two messages swapped", kind: "history_order", plant: (run) => swap(north(run).messages, 4, 5) },
	{
		name: "a message in the wrong room",
		kind: "wrong_room",
		plant: (run) => void south(run).messages.push({ ...messageAt(run, 5), room_id: "south", id: "stray", seq: 900 }),
	},
	{
		name: "a page with another room's message",
		kind: "wrong_room",
		plant: (run) => void south(run).messages.push(messageAt(run, 5)),
	},
	{
		name: "a message nobody sent",
		kind: "phantom",
		plant: (run) =>
			void north(run).messages.push({ ...messageAt(run, 5), client_id: "nobodys-own", id: "ghost", seq: 900 }),
	},
	{
		name: "a message that was refused",
		kind: "refused_visible",
		plant: (run) => Object.assign(messageAt(run, 5), { message: "text north-91" }),
	},
	{
		name: "an edit that was refused",
		kind: "refused_visible",
		plant: (run) => Object.assign(messageAt(run, 4), { message: "refused edit in north" }),
	},
	{
		name: "an edit lost",
		kind: "lost_change",
		plant: (run) => Object.assign(messageAt(run, 2), { message: "text north-2" }),
	},
	{
		name: "a deletion lost",
		kind: "lost_change",
		plant: (run) => Object.assign(messageAt(run, 3), { message: "text north-3", deleted: false }),
	},
	{
		name: "a text changed on the way",
		kind: "lost_change",
		plant: (run) => Object.assign(messageAt(run, 6), { message: "text north-6 " }),
	},
	{
		name: "a number other than the acknowledged one",
		kind: "lost_write",
		plant: (run) => Object.assign(messageAt(run, 11), { seq: 901 }) && Object.assign(messageAt(run, 10), { seq: 900 }),
	},
	{
		name: "one writer's messages in another order than sent",
		kind: "writer_order",
		plant(run) {
			const [earlier, later] = [messageAt(run, 4), messageAt(run, 6)];
			[earlier.seq, later.seq] = [later.seq, earlier.seq];
		},
	},
];

const inLog: Fault[] = [
	{ name: "a hole in the log", kind: "log_gap", plant: (run) => void north(run).log.splice(6, 1) },
	{
		name: "a number used twice",
		kind: "log_gap",
		plant: (run) => void north(run).log.splice(6, 0, north(run).log[6] as Entry),
	},
	{
		name: "a chat that the pages lack",
		kind: "lost_write",
		plant: (run) =>
			void north(run).log.push({ roomId: "north", seq: 20, type: "chat", id: "id-unseen", text: "unseen" }),
	},
	{
		name: "a deleted text in the replay",
		kind: "lost_change",
		plant: (run) => Object.assign(north(run).log[3] as Entry, { text: "text north-3" }),
	},
];

const inView: Fault[] = [
	{ name: "an event dropped", kind: "view_gap", plant: (run) => void view(run).entries.splice(5, 1) },
	{ name: "the first event dropped", kind: "view_gap", plant: (run) => void view(run).entries.splice(0, 1) },
	{ name: "the last event dropped", kind: "view_short", plant: (run) => void view(run).entries.pop() },
	{ name: "everything dropped", kind: "view_short", plant: (run) => void view(run).entries.splice(0) },
	{
		name: "an event seen twice",
		kind: "view_repeat",
		plant: (run) => void view(run).entries.splice(5, 0, seenAt(run, 5)),
	},
	{ name: "two events swapped", kind: "view_order", plant: (run) => swap(view(run).entries, 5, 6) },
	{
		name: "another room's event",
		kind: "wrong_room",
		plant: (run) => void view(run).entries.splice(5, 1, { ...seenAt(run, 5), roomId: "south" }),
	},
	{
		name: "an event that is not in the log",
		kind: "phantom",
		plant: (run) => void view(run).entries.push({ ...seenAt(run, 5), seq: 20 }),
	},
	{
		name: "a text that nobody sent",
		kind: "phantom",
		plant: (run) => Object.assign(seenAt(run, 5), { text: "never sent" }),
	},
	{
		name: "a text that was refused",
		kind: "refused_visible",
		plant: (run) => Object.assign(seenAt(run, 5), { text: "text north-91" }),
	},
	{
		name: "another event under the same number",
		kind: "view_differs",
		plant: (run) => Object.assign(seenAt(run, 5), { id: "id-north-6", text: "text north-6" }),
	},
	{
		name: "an edit seen, but with the old text",
		kind: "lost_change",
		plant: (run) => {
			for (const entry of view(run).entries) if (entry.id === "id-north-3") entry.text = "text north-3";
		},
	},
	{
		name: "a reset though nothing was missed",
		kind: "view_reset",
		plant: (run) => void view(run).entries.splice(5, 0, { roomId: "north", seq: 10, type: "reset", id: "" }),
	},
];

export const faults: Fault[] = [
	...inHistory.map((fault) => ({ ...fault, name: `in the history, ${fault.name}` })),
	...inLog.map((fault) => ({ ...fault, name: `in the log, ${fault.name}` })),
	...inView.map((fault) => ({ ...fault, name: `in a view, ${fault.name}` })),
];
