import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { identify } from "./access";
import { grantMembership } from "./membership";
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
