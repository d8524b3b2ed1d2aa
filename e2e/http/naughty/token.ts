/** JSON Web Tokens by hand (RFC 7515, 7519), right ones and forged ones, sharing nothing with the server's library. */
import { createHmac } from "node:crypto";

export type Claims = Record<string, unknown>;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

export function readClaims(token: string): Claims {
	return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}

/** Signs `claims` with HMAC under any header, whatever algorithm the header may name. */
export function sign(header: Claims, claims: unknown, key: string | Buffer, hash = "sha256"): string {
	const signed = `${encode(header)}.${encode(claims)}`;
	return `${signed}.${createHmac(hash, key).update(signed).digest("base64url")}`;
}

export interface Forgery {
	name: string;
	token: string;
}

/** Every way we know to make a token that looks like `real` and must not pass; `secret` is the server's own. */
export function forge(real: string, secret: string): Forgery[] {
	const claims = readClaims(real);
	const [header = "", payload = "", signature = ""] = real.split(".");
	const hs256 = { alg: "HS256" };
	const seconds = Math.floor(Date.now() / 1000);
	const claimed = (name: string, change: Claims) => ({ name, token: sign(hs256, { ...claims, ...change }, secret) });
	const headed = (name: string, change: Claims) => ({ name, token: sign({ ...hs256, ...change }, claims, secret) });
	const unsigned = ["none", "None", "NONE", "nOnE", "", null].map((alg) => ({
		name: `alg ${alg}`,
		token: `${encode({ alg })}.${payload}.`,
	}));
	return [
		...unsigned,
		{ name: "alg none with a signature", token: `${encode({ alg: "none" })}.${payload}.${signature}` },
		{ name: "no alg", token: sign({}, claims, secret) },
		{ name: "HS384", token: sign({ alg: "HS384" }, claims, secret, "sha384") },
		{ name: "HS512", token: sign({ alg: "HS512" }, claims, secret, "sha512") },
		...["RS256", "ES256", "PS256", "EdDSA", "dir", "hs256"].map((alg) => headed(`HMAC called ${alg}`, { alg })),
		{ name: "another secret", token: sign(hs256, claims, "another secret of more than thirty-two letters") },
		{ name: "an empty secret", token: sign(hs256, claims, "") },
		{ name: "a secret of zeros", token: sign(hs256, claims, Buffer.alloc(32)) },
		claimed("another audience", { aud: "other" }),
		claimed("no audience", { aud: undefined }),
		claimed("an audience alike", { aud: `${claims.aud} ` }),
		claimed("another issuer", { iss: "other" }),
		claimed("no issuer", { iss: undefined }),
		claimed("expired a second ago", { exp: seconds - 1 }),
		claimed("expired in 1970", { exp: 0 }),
		claimed("no expiry", { exp: undefined }),
		claimed("an expiry in words", { exp: "never" }),
		claimed("not valid yet", { nbf: seconds + 3_600 }),
		claimed("no jti", { jti: undefined }),
		claimed("a jti that never was", { jti: "x".repeat(21) }),
		claimed("a jti that is a list", { jti: [claims.jti] }),
		claimed("a jti that is an object", { jti: { toString: claims.jti } }),
		claimed("a jti of SQL", { jti: "' OR '1'='1" }),
		claimed("a jti with NUL", { jti: `${claims.jti}\u0000` }),
		headed("an unknown critical header", { crit: ["exp"], exp: 1 }),
		headed("an unencoded payload", { crit: ["b64"], b64: false }),
		{ name: "a changed payload", token: `${header}.${encode({ ...claims, jti: "other" })}.${signature}` },
		{ name: "a changed header", token: `${encode({ alg: "HS256", x: 1 })}.${payload}.${signature}` },
		{
			name: "a changed signature",
			token: `${header}.${payload}.${signature[0] === "A" ? "B" : "A"}${signature.slice(1)}`,
		},
		{ name: "half a signature", token: `${header}.${payload}.${signature.slice(0, 20)}` },
		{ name: "no signature", token: `${header}.${payload}.` },
		{ name: "two parts", token: `${header}.${payload}` },
		{ name: "four parts", token: `${real}.${signature}` },
		{ name: "five parts", token: `${header}..${payload}.${signature}.${signature}` },
		{ name: "claims that are a list", token: sign(hs256, [claims], secret) },
		{ name: "claims that are null", token: sign(hs256, null, secret) },
		{ name: "claims that are no JSON", token: `${header}.${Buffer.from("{").toString("base64url")}.${signature}` },
		{ name: "a huge payload", token: sign(hs256, { ...claims, aud: "x", pad: "y".repeat(8_000) }, secret) },
		{ name: "dots", token: ".".repeat(5_000) },
		{ name: "prototype names", token: sign(hs256, JSON.parse('{"__proto__":{"jti":"a","exp":9999999999}}'), secret) },
	];
}
