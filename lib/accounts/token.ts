/** The token that names a session: a JWT signed with HS256, no other algorithm being allowed. */
import { errors, jwtVerify, SignJWT } from "jose";
import { sessionKey } from "./secret";

const issuer = "parley";
const audience = "parley:session";
const algorithm = "HS256";

/** `expiresAt` in milliseconds since 1970. */
export async function signToken(sessionId: string, userId: string, expiresAt: number): Promise<string> {
	return new SignJWT()
		.setProtectedHeader({ alg: algorithm })
		.setIssuer(issuer)
		.setAudience(audience)
		.setSubject(userId)
		.setJti(sessionId)
		.setIssuedAt()
		.setExpirationTime(Math.floor(expiresAt / 1000))
		.sign(await sessionKey());
}

/** The session that `token` names; null where it is forged, malformed or past its time. */
export async function verifyToken(token: string): Promise<string | null> {
	const key = await sessionKey();
	try {
		const required = ["exp", "jti", "sub"];
		const options = { issuer, audience, algorithms: [algorithm], requiredClaims: required };
		const { payload } = await jwtVerify(token, key, options);
		return typeof payload.jti === "string" ? payload.jti : null;
	} catch (error) {
		if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
		throw error;
	}
}
