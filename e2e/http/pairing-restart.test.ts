/** Promise 9 among strangers: what a server leaves behind that dies in the middle meets nobody as a ghost. */
import { expect, test } from "vitest";
import type { Session } from "../support/http";
import { look, newTag, pairUp, quit, seek } from "../support/queue";
import { serveSuite } from "../support/suite";
import { expectStatus, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();

test("after kill -9 pairs go on where they were, and nobody is paired with somebody who has not come back", async () => {
	const [ada, bob, cem, dee, eve] = (await suite.people(5)) as [Session, Session, Session, Session, Session];
	const tag = newTag();
	const { room_id, cursor } = await pairUp(ada, bob);
	await postMessage(ada, room_id, "before");
	const queued = await seek(cem, { tags: [tag], keep_tags: true });
	expect(queued.status).toBe("waiting");
	await suite.server.kill();
	await suite.restart();
	expect((await seek(dee, { tags: [tag], keep_tags: true })).status).toBe("waiting");
	const after = await look(bob, { after: cursor });
	expect(after).toMatchObject({ status: "connected", room_id, events: [{ type: "chat", message: "before" }] });
	await postMessage(bob, room_id, "after");
	expect((await readHistory(ada, room_id)).map(({ message }) => message)).toEqual(["before", "after"]);
	// Dee has been heard of since, Cem has not.
	const met = await seek(eve, { tags: [tag], keep_tags: true });
	expect(met).toMatchObject({ status: "connected", partner_id: dee.user.id });
	for (const person of [ada, dee]) expect((await quit(person)).status).toBe("idle");
	expectStatus(await bob.call("DELETE", "/api/pairing"), 200);
});
