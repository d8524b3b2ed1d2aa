/** This process's own lease: its streams count as present while it is renewed, and no longer. */
import { nanoid } from "nanoid";
import { openStore } from "../../db";
import { dropInstance, dropLeases, renewInstance, sweepLeases } from "../../db/presence";
import { config } from "../config";
import { presenceLease } from "./schema";

const slot = Symbol.for("parley.instance");
const shared = globalThis as { [slot]?: string };
shared[slot] ??= nanoid();

export const instanceId = shared[slot];

/** At the start: an SQLite file has one server at a time, so whoever an earlier one held is gone. */
export async function beginInstance(): Promise<void> {
	const store = await openStore();
	if (!config().DATABASE_URL) await store.write(dropLeases);
	await renewOwnLease();
}

export async function renewOwnLease(): Promise<void> {
	const store = await openStore();
	await store.write(renewInstance, instanceId, Date.now() + presenceLease);
}

export async function sweepOldLeases(): Promise<void> {
	const store = await openStore();
	await store.write(sweepLeases, Date.now());
}

/** On the way out: the streams held here are gone with the process. */
export async function endInstance(): Promise<void> {
	const store = await openStore();
	await store.write(dropInstance, instanceId);
}
