/** Accounts, made as an operator makes them: by `npm run member`, a process of its own. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { CreatedSession } from "../../lib/accounts/schema";
import { call, type Session, sessionOf } from "./http";
import { expectStatus } from "./talk";

/** Runs the command on a server's data and returns the password that it prints. */
export async function grantMembership(dataDir: string, name: string, admin = false): Promise<string> {
	const words = ["scripts/run.mjs", "scripts/member.ts", name, ...(admin ? ["--admin"] : [])];
	const env = { ...process.env, DATA_DIR: dataDir };
	const { stdout } = await promisify(execFile)(process.execPath, words, { env });
	const password = /^password: (\S+)$/m.exec(stdout)?.[1];
	if (!password) throw new Error(`the command printed no password:\n${stdout}`);
	return password;
}

export async function logIn(url: string, username: string, password: string): Promise<Session> {
	const answer = await call<CreatedSession>(url, "POST", "/api/sessions", { username, password });
	const { session_id, user } = expectStatus(answer, 201);
	return sessionOf(url, session_id, user);
}
