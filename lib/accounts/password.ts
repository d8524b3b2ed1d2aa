/** Passwords as salted scrypt hashes (parameters: OWASP password storage cheat sheet, N=2^17, r=8, p=1). */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const keyBytes = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
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
