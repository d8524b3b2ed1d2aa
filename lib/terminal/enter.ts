/** Becoming somebody on a server: by the session that is kept, else by a new one. */
import { type Api, createApi, type Self } from "../client/api";
import { Refusal, Unreachable } from "../client/refusal";
import { Exit } from "./exit";
import type { SessionShelf } from "./session-shelf";
import type { Settings } from "./settings";

export interface Entry {
	api: Api;
	me: Self;
	token(): string;
	/** Who one was by the session before, where that was somebody else. */
	before: string | null;
}

export interface Door {
	settings: Settings;
	shelf: SessionShelf;
	/** Null where nobody is there to ask. */
	askPassword: ((name: string) => Promise<string>) | null;
}

export async function enter({ settings, shelf, askPassword }: Door): Promise<Entry> {
	const kept = shelf.read();
	let token = kept?.session_id ?? "";
	const api = createApi({ baseUrl: settings.server, token: () => token || null });
	const entry = (me: Self, before: string | null): Entry => ({ api, me, token: () => token, before });
	const me = kept && (await readMe(api));
	if (me) return entry(me, null);
	token = "";
	const session = await openSession(api, settings, askPassword);
	token = session.session_id;
	shelf.keep({ session_id: token, user_id: session.user.id });
	return entry(await api.readMe(), kept?.user_id ?? null);
}

/** Null where the session has ended. */
async function readMe(api: Api): Promise<Self | null> {
	try {
		return await api.readMe();
	} catch (error) {
		if (error instanceof Refusal && error.status === 401) return null;
		throw error;
	}
}

async function openSession(api: Api, { name, password }: Settings, askPassword: Door["askPassword"]) {
	if (name === "") return api.createSession({});
	if (password !== undefined) return api.createSession({ username: name, password });
	try {
		return await api.createSession({ username: name });
	} catch (error) {
		// It is a member's name, or a guest's who is here: only the owner of an account has a password.
		if (!askPassword || !(error instanceof Refusal) || error.code !== "username_taken") throw error;
		const given = await askPassword(name);
		if (given === "") throw error;
		return api.createSession({ username: name, password: given });
	}
}

/** What ended the way in, as the program's end. */
export function exitOf(error: unknown, server: string): unknown {
	if (error instanceof Unreachable) return new Exit("unreachable", `Nobody answers at ${server}. ${causeOf(error)}`);
	return error instanceof Refusal ? new Exit("refused", error.detail) : error;
}

function causeOf({ cause }: Unreachable): string {
	const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
	return inner instanceof Error ? `(${inner.message || inner.name})` : "";
}
