/** The key that signs sessions: SESSION_SECRET, else one generated into DATA_DIR on the first start (mode 0600). */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { config } from "../config";

let key: Promise<CryptoKey> | undefined;

/** Throws, at once, where the secret can neither be read nor made. Imported once: jose would do it for each token. */
export function sessionKey(): Promise<CryptoKey> {
	key ??= importKey(config().SESSION_SECRET ?? generatedSecret(config().DATA_DIR));
	return key;
}

function importKey(secret: string): Promise<CryptoKey> {
	const use = { name: "HMAC", hash: "SHA-256" };
	return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), use, false, ["sign", "verify"]);
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
