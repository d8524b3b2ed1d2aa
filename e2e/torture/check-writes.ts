/** Every write against the history: acknowledged ones once, unknown ones at most once, refused ones never, changes applied. */
import { deletedText } from "../../lib/messages/limits";
import type { Message } from "../../lib/messages/schema";
import type { RoomRecord, Run } from "./record";
import type { Stories, Story } from "./story";
import type { Report } from "./violation";

export function checkWrites(run: Run, stories: Stories, report: Report): void {
	const messages = run.rooms.flatMap((room) => room.messages);
	const found = Map.groupBy(messages, (message) => stories.find(message.user_id, message.client_id));
	for (const story of stories.all) checkStory(story, found.get(story) ?? [], report);
	for (const stranger of found.get(undefined) ?? [])
		report("phantom", `${stranger.id} in ${stranger.room_id} was sent by nobody: ${JSON.stringify(stranger.message)}`);
	checkRefused(run, stories, report);
	checkWriterOrder(stories, found, report);
	for (const room of run.rooms) checkDeletedTexts(room, report);
}

function checkStory({ post, ends }: Story, found: readonly Message[], report: Report): void {
	const name = `${post.clientId} of ${post.writer}`;
	if (found.length > 1) report("repeated_write", `${name} is there ${found.length} times`);
	if (found.length === 0 && post.outcome === "acknowledged")
		report("lost_write", `${name} was acknowledged and is gone`);
	for (const message of found) {
		if (message.room_id !== post.roomId)
			report("wrong_room", `${name} was sent to ${post.roomId}, is in ${message.room_id}`);
		if (post.answer && (message.id !== post.answer.id || message.seq !== post.answer.seq))
			report("lost_write", `${name} was acknowledged as ${post.answer.seq}, is ${message.seq} now`);
		if (!ends.has(message.message))
			report("lost_change", `${name} says ${JSON.stringify(message.message)}, not ${JSON.stringify([...ends])}`);
	}
}

function checkRefused({ rooms, views }: Run, { refused }: Stories, report: Report): void {
	const shown = [
		...rooms.flatMap((room) => room.messages.map(({ message }) => message)),
		...[...rooms.map(({ log }) => log), ...views.map(({ entries }) => entries)].flat().map(({ text }) => text ?? ""),
	];
	for (const text of shown)
		if (refused.has(text)) report("refused_visible", `refused, yet there: ${JSON.stringify(text)}`);
}

/** Each writer awaits an answer before the next write, so its numbers rise in each room. */
function checkWriterOrder(stories: Stories, found: Map<Story | undefined, Message[]>, report: Report): void {
	const newest = new Map<string, number>();
	for (const story of stories.all) {
		const place = `${story.post.writer} in ${story.post.roomId}`;
		const seq = found.get(story)?.[0]?.seq;
		if (seq === undefined) continue;
		const before = newest.get(place) ?? 0;
		if (seq < before)
			report("writer_order", `${place} sent ${story.post.clientId} later, yet it is ${seq} after ${before}`);
		newest.set(place, Math.max(seq, before));
	}
}

/** "The text is gone from database, replay and search" (API.md §4). */
function checkDeletedTexts({ roomId, log, messages }: RoomRecord, report: Report): void {
	const deleted = new Set(messages.filter((message) => message.deleted).map(({ id }) => id));
	for (const { id, seq, text } of log)
		if (deleted.has(id) && text !== undefined && text !== deletedText)
			report("lost_change", `${id} in ${roomId} is deleted, but ${seq} of the log still shows it`);
}
