/** A client that asks on and on behind an answer that does not end. */
import { connect } from "node:net";
import { expect, test } from "vitest";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, postMessage } from "../support/talk";

const suite = serveSuite();
const piece = 64 * 1024;
const pieces = 640;

test("what is sent behind an open stream stays with its sender, and nobody else notices", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id } = await createRoom(ada, { kind: "private" });
	const request = (path: string, accept: string) =>
		`GET ${path} HTTP/1.1\r\nhost: a\r\naccept: ${accept}\r\nauthorization: Bearer ${ada.id}\r\n\r\n`;
	const page = request(`/api/rooms/${room_id}/messages`, "application/json");
	const flood = page.repeat(Math.ceil(piece / page.length));

	const socket = connect(suite.server.port, "127.0.0.1").resume();
	let taken = 0;
	const send = () => {
		if (taken === pieces) return;
		socket.write(flood, () => {
			taken += 1;
			send();
		});
	};
	socket.write(request(`/api/rooms/${room_id}/events`, "text/event-stream"), send);

	let before = -1;
	// Nothing more is taken from one look to the next, for several looks.
	let still = 0;
	await eventually(
		() => {
			still = taken === before ? still + 1 : 0;
			before = taken;
			return still;
		},
		(looks) => looks >= 5,
		30_000,
	);
	// Whatever the kernels of both sides hold is well below what was to be sent.
	expect(taken).toBeLessThan(pieces / 2);
	expect((await postMessage(ada, room_id, "still there")).seq).toBeGreaterThan(0);
	socket.destroy();
});
