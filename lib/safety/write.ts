/** Reporting and blocking a partner, and accepting the notice on conduct. */
import { nanoid } from "nanoid";
import { openStore } from "../../db";
import { lockUser } from "../../db/accounts";
import { pageMessages } from "../../db/messages";
import {
	deleteOldReports,
	findPartner,
	findReport,
	insertBlock,
	type Partner,
	type ReportRow,
	saveConduct,
	saveReport,
} from "../../db/safety";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { Problem } from "../errors";
import { leavePartner } from "../pairing/write";
import { mergeEvidence, toEvidence, toReport } from "./evidence";
import { conductVersion, evidence, kept } from "./limits";
import { describeConduct } from "./read";
import type { Conduct, NewBlock, NewReport, Report } from "./schema";

interface Filed {
	/** False where the same person had reported the same pair before. */
	created: boolean;
	report: Report;
}

/**
 * Reports the partner, with the newest messages as they are now, and blocks them unless `block` is false. Reporting the same
 * pair again changes reason and note and adds what was said since. 404 `partner_not_found` where there is no such pair.
 */
export async function reportPartner(actor: Actor, draft: NewReport): Promise<Filed> {
	const store = await openStore();
	const filed = await store.write(reportRows, nanoid(), actor, draft, Date.now());
	if (!filed) throw partnerNotFound();
	if (draft.block) await leavePartner(actor, filed.row.room_id);
	return { created: filed.created, report: toReport(filed.row) };
}

function* reportRows(
	rows: Rows,
	id: string,
	actor: Actor,
	draft: NewReport,
	now: number,
): Transaction<{ created: boolean; row: ReportRow } | undefined> {
	// Held, so that two reports at once are made one after the other.
	yield* lockUser(rows, actor.user_id);
	const partner = yield* findPartner(rows, actor.user_id, draft.room_id);
	if (!partner) return undefined;
	const { room_id } = partner.pair;
	const earlier = yield* findReport(rows, room_id, actor.user_id);
	const { messages } = yield* pageMessages(rows, room_id, { limit: evidence.messages });
	const row: ReportRow = {
		id: earlier?.id ?? id,
		room_id,
		reporter_id: actor.user_id,
		reporter: actor.username,
		reported_id: partner.id,
		reported: partner.username,
		reason: draft.reason,
		note: draft.note || null,
		evidence: JSON.stringify(mergeEvidence(earlier?.evidence, messages.map(toEvidence))),
		status: "open",
		created_at: earlier?.created_at ?? now,
		expires_at: now + kept.reports,
	};
	yield* saveReport(rows, row);
	if (draft.block) yield* insertBlock(rows, blockOf(actor, partner, now));
	return { created: !earlier, row };
}

/** Ends the pair at once; the two are never paired again. The partner is told no more than that one has left. */
export async function blockPartner(actor: Actor, { room_id }: NewBlock): Promise<void> {
	const store = await openStore();
	const partner = await store.write(blockRows, actor, room_id, Date.now());
	if (!partner) throw partnerNotFound();
	await leavePartner(actor, partner.pair.room_id);
}

function* blockRows(
	rows: Rows,
	actor: Actor,
	roomId: string | undefined,
	now: number,
): Transaction<Partner | undefined> {
	const partner = yield* findPartner(rows, actor.user_id, roomId);
	if (partner) yield* insertBlock(rows, blockOf(actor, partner, now));
	return partner;
}

function blockOf(actor: Actor, partner: Partner, now: number) {
	return { user_id: actor.user_id, blocked_id: partner.id, created_at: now };
}

function partnerNotFound(): Problem {
	const detail = "This concerns a partner whom you have or had a moment ago, and there is none, or not in that room.";
	return new Problem("partner_not_found", detail);
}

/** Accepts the notice as it now stands; 409 `conduct_outdated` where the person has read another version. */
export async function acceptConduct(actor: Actor, version: number): Promise<Conduct> {
	if (version !== conductVersion) {
		throw new Problem("conduct_outdated", `The notice has version ${conductVersion}. Show that one and accept it.`);
	}
	const accepted = { user_id: actor.user_id, version: String(version), accepted_at: Date.now() };
	const store = await openStore();
	await store.write(saveConduct, accepted);
	return describeConduct(accepted);
}

/** Deletes reports that have been kept for as long as they may be, at most `limit`; true where there may be more. */
export async function clearReports(now: number, limit: number): Promise<boolean> {
	const store = await openStore();
	return (await store.write(deleteOldReports, now, limit)) === limit;
}
