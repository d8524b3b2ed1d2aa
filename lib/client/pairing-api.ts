/** The calls of API.md §6, by the resource paths, or by the founding ones where a network lets little else through. */
import type { NewPairing, Pairing, PairingChange } from "../pairing/schema";
import type { Entrance } from "../rooms/schema";
import type { NewReport } from "../safety/schema";
import { type ApiOptions, type Call, createCall, query, reach } from "./request";

/** What one asks for; what is left out is as the contract says. */
export type PairingWish = Partial<NewPairing>;

export interface PairingQuestion {
	after?: string | undefined;
	/** Seconds that the answer may wait for something new. */
	wait: number;
	/** Milliseconds after which a question without an answer counts as failed. */
	patience: number;
}

export type PairingApi = ReturnType<typeof createPairingApi>;

/** `founding` tells at each call whether the four founding paths are taken. */
export function createPairingApi(options: ApiOptions & { founding?: () => boolean } = {}) {
	const call = createCall(options);
	const founding = () => options.founding?.() ?? false;
	const answer = <T>(path: string, init?: Call): Promise<T> =>
		reach(async () => (await (await call(path, init)).json()) as T);
	const write = async (path: string, init: Call): Promise<void> => {
		await call(path, init);
	};
	return {
		connect: (body: PairingWish) => answer<Pairing>(founding() ? "/connect" : "/api/pairing", { method: "POST", body }),
		poll: ({ after, wait, patience }: PairingQuestion, signal: AbortSignal) =>
			answer<Pairing>(`${founding() ? "/poll" : "/api/pairing"}${query({ after, wait })}`, { signal, patience }),
		disconnect: () =>
			founding()
				? answer<Pairing>("/disconnect", { method: "POST", body: {} })
				: answer<Pairing>("/api/pairing", { method: "DELETE" }),
		change: (body: PairingChange) => answer<Pairing>("/api/pairing", { method: "PATCH", body }),
		stay: (stays: boolean) => answer<Pairing>("/api/pairing/stay", { method: stays ? "PUT" : "DELETE" }),
		report: (body: Partial<NewReport> & Pick<NewReport, "reason">) =>
			write("/api/pairing/reports", { method: "POST", body }),
		block: (room_id: string) => write("/api/pairing/blocks", { method: "POST", body: { room_id } }),
		acceptConduct: (version: number) => write("/api/pairing/conduct", { method: "PUT", body: { version } }),
		/** The pair's room as one who is in it finds it. */
		enterRoom: (roomId: string) =>
			answer<Entrance>(`/api/rooms/${encodeURIComponent(roomId)}/members`, { method: "POST", body: {} }),
	};
}
