import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openStore } from "../../db";
import { identify } from "./access";
import { grantMembership, grantRows } from "./membership";
import { hashPassword } from "./password";
import { endSession, openSession } from "./write";

beforeAll(() => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-membership-"));
	delete process.env.DATABASE_URL;
});

test("an account opens with its password, under its name in any case, and stays the same person", async () => {
	const { user, before, password } = await grantMembership("Ada", "member");
	expect(before).toBeNull();
	const session = await openSession({ username: "ADA", password });
	expect(session.user).toEqual({ id: user.id, username: "Ada", kind: "member" });
});

test("granting again changes password and kind, and the old password opens nothing", async () => {
	const first = await grantMembership("Grace", "member");
	const second = await grantMembership("grace", "admin");
	expect(second).toMatchObject({ before: "member", user: { id: first.user.id, username: "Grace", kind: "admin" } });
	await expect(openSession({ username: "Grace", password: first.password })).rejects.toThrow(/credentials_invalid/);
	expect((await openSession({ username: "Grace", password: second.password })).user.kind).toBe("admin");
});

test("a new password ends the sessions that the old one opened, and nobody else's", async () => {
	const { password } = await grantMembership("Joan", "member");
	const other = await grantMembership("Jean", "member");
	const [old, others] = [
		await openSession({ username: "Joan", password }),
		await openSession({ username: "Jean", password: other.password }),
	];
	for (const session of [old, others]) expect(await identify(session.session_id)).toMatchObject({ kind: "member" });
	const again = await grantMembership("joan", "member");
	expect(await identify(old.session_id)).toBe("expired");
	expect(await identify(others.session_id)).toMatchObject({ username: "Jean" });
	const renewed = await openSession({ username: "Joan", password: again.password });
	expect(await identify(renewed.session_id)).toMatchObject({ username: "Joan" });
});

test("the old password opens nothing where it was still being verified when the new one came", async () => {
	const { password } = await grantMembership("Mary", "member");
	const password_hash = await hashPassword("the new one");
	const opening = openSession({ username: "Mary", password });
	await (await openStore()).write(grantRows, { username: "Mary", kind: "member", password_hash }, Date.now());
	await expect(opening).rejects.toThrow(/credentials_invalid/);
	expect((await openSession({ username: "Mary", password: "the new one" })).user.username).toBe("Mary");
});

test("the name of a guest who is here is refused, and free once they have gone", async () => {
	const guest = await openSession({ username: "Linus" });
	await expect(grantMembership("linus", "admin")).rejects.toThrow(/username_taken.*guest who is here/);
	const actor = await identify(guest.session_id);
	if (typeof actor === "string") throw new Error(`the guest's session is ${actor}`);
	await endSession(actor);
	expect((await grantMembership("linus", "admin")).before).toBeNull();
});

test("a reserved name is refused", async () => {
	await expect(grantMembership("Assistant", "admin")).rejects.toThrow(/username_taken/);
});
