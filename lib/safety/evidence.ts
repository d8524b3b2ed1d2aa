/** What a report holds of a pair's messages; pure. */
import { z } from "zod";
import type { MessageRow } from "../../db/messages";
import type { ReportRow } from "../../db/safety";
import { timestamp } from "../events/rules";
import { evidence } from "./limits";
import { type EvidenceMessage, evidenceMessage, type Report, report } from "./schema";

const stored = z.array(evidenceMessage);

/** The message as a moderator sees it: what its author deleted before leaves no more than a mark. */
export function toEvidence(row: MessageRow): EvidenceMessage {
	const { id, seq, user_id, user, text, edited_at } = row;
	return {
		id,
		seq,
		user_id,
		user,
		text,
		timestamp: timestamp(row.created_at),
		edited_at: edited_at === null ? null : timestamp(edited_at),
		deleted: row.deleted_at !== null,
	};
}

/** What was reported before stays as it was then, whatever its author did to it since; the newest are kept. */
export function mergeEvidence(earlier: string | undefined, now: readonly EvidenceMessage[]): EvidenceMessage[] {
	const held = earlier === undefined ? [] : stored.parse(JSON.parse(earlier));
	const known = new Set(held.map(({ id }) => id));
	const merged = [...held, ...now.filter(({ id }) => !known.has(id))];
	return merged.sort((one, other) => one.seq - other.seq).slice(-evidence.atMost);
}

export function toReport(row: ReportRow): Report {
	const { id, room_id, reason, note, created_at, expires_at } = row;
	return report.parse({
		report_id: id,
		room_id,
		reason,
		note,
		created_at: timestamp(created_at),
		expires_at: timestamp(expires_at),
		messages: stored.parse(JSON.parse(row.evidence)).length,
	});
}
