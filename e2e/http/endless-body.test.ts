/** A body that never ends, sent to somebody who has refused it. */
import { connect } from "node:net";
import { expect, test } from "vitest";
import { serveSuite } from "../support/suite";

const suite = serveSuite();

test.each(["/api/rooms/lobby/messages", "/api/rooms"])(
	"POST %s without a session is answered, and what goes on being sent is cut off",
	async (path) => {
		const socket = connect(suite.server.port, "127.0.0.1");
		let heard = "";
		socket.on("data", (bytes) => {
			heard += bytes.toString("latin1");
		});
		const cut = new Promise<void>((resolve) => socket.once("close", () => resolve()).on("error", () => undefined));
		const head = ["POST", path, "HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"].join(" ");
		socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
		const sending = setInterval(() => socket.write(`400\r\n${" ".repeat(1_024)}\r\n`), 20);
		await cut;
		clearInterval(sending);
		expect(heard).toMatch(/^HTTP\/1\.1 401 /);
		expect(heard).toContain('"code":"session_missing"');
	},
	20_000,
);
