/** One room's log and its pages of history: gap-free, in one order, and telling the same story. */
import type { RoomRecord } from "./record";
import type { Report } from "./violation";

export function checkLog(room: RoomRecord, report: Report): void {
	checkNumbers(room, report);
	checkHistoryOrder(room, report);
	checkAgreement(room, report);
}

function checkNumbers({ roomId, log }: RoomRecord, report: Report): void {
	log.forEach((entry, index) => {
		const previous = log[index - 1];
		if (entry.roomId !== roomId) report("wrong_room", `the log of ${roomId} holds ${entry.seq} of ${entry.roomId}`);
		if (previous && entry.seq !== previous.seq + 1)
			report("log_gap", `the log of ${roomId} goes from ${previous.seq} to ${entry.seq}`);
	});
}

function checkHistoryOrder({ roomId, messages }: RoomRecord, report: Report): void {
	messages.forEach((message, index) => {
		const previous = messages[index - 1];
		if (message.room_id !== roomId)
			report("wrong_room", `the history of ${roomId} holds ${message.id} of ${message.room_id}`);
		if (previous && message.seq <= previous.seq)
			report("history_order", `the history of ${roomId} goes from ${previous.seq} to ${message.seq}`);
	});
}

/** Each message of the history has one `chat` at its own number in the log, and each `chat` its message. */
function checkAgreement({ roomId, log, messages }: RoomRecord, report: Report): void {
	const start = log[0]?.seq ?? Number.POSITIVE_INFINITY;
	const chats = new Map<string, number>();
	for (const entry of log.filter(({ type }) => type === "chat")) {
		if (chats.has(entry.id)) report("repeated_write", `${entry.id} was posted twice in the log of ${roomId}`);
		chats.set(entry.id, entry.seq);
	}
	for (const { id, seq } of messages.filter((message) => message.seq >= start)) {
		if (chats.get(id) !== seq)
			report("history_order", `${id} is ${seq} in the history of ${roomId}, ${chats.get(id)} in its log`);
		chats.delete(id);
	}
	for (const [id, seq] of chats) report("lost_write", `${id}, ${seq} in the log of ${roomId}, is not in its history`);
}
