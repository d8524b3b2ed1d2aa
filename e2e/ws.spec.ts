/** The Live Chat API's example in a browser: a page of Parley's opens a WebSocket, and another site's may not. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { newSession } from "./support/http";
import { expect, post, test } from "./support/people";
import { startServer } from "./support/server";
import { createRoom } from "./support/talk";

test("the example client runs in a page, and what it says and hears is the room's", async ({ person }) => {
	const [ada, bob] = [await person("ada-ws"), await person("bob-ws")];
	const { room_id } = await createRoom(ada.session);
	const tab = await ada.open(room_id);
	const page = await bob.context.newPage();
	await page.goto("/rooms/lobby");
	await page.evaluate(
		([ROOM, SESSION]) => {
			const lines = document.body.appendChild(document.createElement("pre"));
			lines.id = "example";
			const socket = new WebSocket(`ws://${location.host}/ws/${ROOM}?session_id=${SESSION}`);
			socket.onopen = () => socket.send(JSON.stringify({ type: "chat", message: "Hello!" }));
			socket.onmessage = (e) => {
				const d = JSON.parse(e.data);
				if (d.type === "chat") lines.append(`${d.user}: ${d.message}\n`);
				if (d.type === "user_joined") lines.append(`${d.user} joined\n`);
			};
		},
		[room_id, bob.session.id],
	);
	await expect(tab.message("Hello!")).toBeVisible();
	await post(ada, room_id, "Hello, bob!");
	const lines = [`${bob.name} joined`, `${bob.name}: Hello!`, `${ada.name}: Hello, bob!`, ""];
	await expect(page.locator("#example")).toHaveText(lines.join("\n"), { useInnerText: true });
});

test("another site's page gets no WebSocket, even with a session's token, unless the operator lets it in", async ({
	browser,
}) => {
	// A browser lets no public page at a private address, whatever that says; other ports of it are other sites too.
	const [friend, stranger] = await Promise.all([serveSite(), serveSite()]);
	const server = await startServer({ env: { CORS_ORIGINS: friend.origin } });
	const eve = await newSession(server.url);
	const context = await browser.newContext();
	const page = await context.newPage();
	const url = `${server.url.replace("http", "ws")}/ws/lobby?session_id=${eve.id}`;
	await page.goto(friend.origin);
	expect(await page.evaluate(openSocket, url)).toBe("open");
	await page.goto(stranger.origin);
	expect(await page.evaluate(openSocket, url)).toBe(1006);
	await context.close();
	for (const site of [friend, stranger]) site.close();
	await server.stop();
});

async function serveSite(): Promise<{ origin: string; close(): void }> {
	// No HTML, which the tests would wait to see awake as a page of ours.
	const site = createServer((_, response) => response.setHeader("content-type", "text/plain").end("Another site"));
	await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
	const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
	return { origin, close: () => site.close() };
}

/** Runs in the page: resolves to "open", or to the code that it closed with. */
function openSocket(url: string): Promise<unknown> {
	return new Promise((resolve) => {
		const socket = new WebSocket(url);
		socket.onopen = () => resolve("open");
		socket.onclose = ({ code }) => resolve(code);
	});
}
