/** The key that signs sessions: SESSION_SECRET, else one generated into DATA_DIR on the first start (mode 0600). */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { config } from "../config";

let key: KeyObject | undefined;

/** The same object each time, so that it is imported once. */
export function sessionKey(): KeyObject {
	key ??= createSecretKey(config().SESSION_SECRET ?? generatedSecret(config().DATA_DIR), "utf8");
	return key;
}

function generatedSecret(folder: string): string {
	const file = path.join(folder, "session-secret");
	const found = readSecret(file);
	if (found) return found;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// Written whole and then linked: of two processes that start together one wins, and neither reads half a secret.
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, randomBytes(48).toString("base64url"), { mode: 0o600 });
	try {
		linkSync(draft, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	} finally {
		rmSync(draft);
	}
	return readFileSync(file, "utf8");
}

function readSecret(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
}
