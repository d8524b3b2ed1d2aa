/** Whether the server can do its work: it runs where this is answered, and the database has to answer too. */
import { openStore } from "../../db";
import { findRoom } from "../../db/rooms";
import { log } from "../log";
import { lobbyId } from "../rooms/limits";

/** Milliseconds that the database has to answer. */
const patience = 2_000;

interface Health {
	status: "success" | "error";
	message: string;
}

export async function readHealth(): Promise<Health> {
	const { promise: tooLate, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(new Error("The database did not answer in time")), patience);
	try {
		await Promise.race([look(), tooLate]);
		return { status: "success", message: "The server is up and running." };
	} catch (error) {
		log.warn({ error }, "the database does not answer");
		return { status: "error", message: "The database does not answer." };
	} finally {
		clearTimeout(timer);
	}
}

async function look(): Promise<void> {
	const store = await openStore();
	await store.read(findRoom, lobbyId, Date.now());
}
