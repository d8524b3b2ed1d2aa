/** Passwords as salted scrypt hashes (parameters: OWASP password storage cheat sheet, N=2^17, r=8, p=1). */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Problem } from "../errors";

const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const keyBytes = 32;

/** One derivation takes 128 MiB and most of a second of a core, so they go one by one, and only so many wait. */
const mostWaiting = 16;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

function derive(password: string, salt: Buffer): Promise<Buffer> {
	if (waiting >= mostWaiting) {
		throw new Problem("rate_limited", "Many passwords are being checked. Try again in a moment.", { retryAfter: 5 });
	}
	waiting += 1;
	const derived = last
		.then(() => deriveNow(password, salt))
		.finally(() => {
			waiting -= 1;
		});
	last = derived.catch(() => undefined);
	return derived;
}

function deriveNow(password: string, salt: Buffer): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		scrypt(password.normalize("NFKC"), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
	});
}

/** `<salt>.<key>`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	return `${salt.toString("base64url")}.${(await derive(password, salt)).toString("base64url")}`;
}

/** Takes as long where there is no hash, so that time does not tell which names exist. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
	const [salt, key] = (hash ?? ".").split(".").map((part) => Buffer.from(part, "base64url"));
	const derived = await derive(password, salt ?? Buffer.alloc(0));
	return hash !== null && key !== undefined && key.length === keyBytes && timingSafeEqual(derived, key);
}
