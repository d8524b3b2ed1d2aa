/** The Live Chat API's example in a browser: a page of Parley's opens a WebSocket, and another site's may not. */
import { expect, post, test } from "./support/people";
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

test("another site's page gets no WebSocket, even with a session's token", async ({ person, server, browser }) => {
	const eve = await person("eve-ws");
	const elsewhere = await browser.newContext();
	const page = await elsewhere.newPage();
	await page.route("http://elsewhere.test/", (route) =>
		route.fulfill({ contentType: "text/html", body: "<p>Elsewhere" }),
	);
	await page.goto("http://elsewhere.test/");
	const outcome = await page.evaluate(
		(url) =>
			new Promise((resolve) => {
				const socket = new WebSocket(url);
				socket.onopen = () => resolve("open");
				socket.onclose = ({ code }) => resolve(code);
			}),
		`${server.url.replace("http", "ws")}/ws/lobby?session_id=${eve.session.id}`,
	);
	expect(outcome).toBe(1006);
	await elsewhere.close();
});
