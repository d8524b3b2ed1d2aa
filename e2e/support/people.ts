/** Browser tests with several people in them: each logs in by the API and has a browser of their own. */
import {
	type BrowserContext,
	type BrowserContextOptions,
	test as base,
	expect,
	type Locator,
	type Page,
} from "playwright/test";
import type { Message } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { waitForAwakeIn } from "./awake";
import { newSession, type Session } from "./http";
import { grantMembership, logIn } from "./membership";
import { type Server, startServer } from "./server";

export interface Person {
	name: string;
	session: Session;
	/** Their browser: cookie, storage and all tabs. */
	context: BrowserContext;
	/** Opens the room in a new tab and waits until it is live. */
	open(roomId: string): Promise<Tab>;
}

/** A room in a tab, in the words of who looks at it. */
export interface Tab {
	page: Page;
	log: Locator;
	composer: Locator;
	/** The messages with this text, on their way or not. */
	message(text: string): Locator;
	/** Those that are on their way or failed. */
	pending: Locator;
	write(text: string): Promise<void>;
}

interface AccountOptions extends BrowserContextOptions {
	admin?: boolean;
}

/** Puts somebody who has a session in front of a browser. */
type Seat = (session: Session, options?: BrowserContextOptions) => Promise<Person>;

interface Fixtures {
	seat: Seat;
	/** Whether the test needs a server of its own, to stop it: `test.use({ ownServer: true })`. */
	ownServer: boolean;
	server: Server;
	/** Makes a person of about this name. */
	person(name: string, options?: BrowserContextOptions): Promise<Person>;
	/** Makes a member, or an admin, of this name and logs them in. */
	account(name: string, options?: AccountOptions): Promise<Person>;
	/** Makes a public room. */
	room(owner: Person): Promise<Room>;
}

export const test = base.extend<Fixtures, { patience: undefined; sharedServer: Server }>({
	patience: [
		async ({ browser }, use) => {
			waitForAwakeIn(browser);
			await use(undefined);
		},
		{ scope: "worker", auto: true },
	],
	sharedServer: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
		async ({}, use) => {
			const server = await startServer();
			await use(server);
			await server.stop();
		},
		{ scope: "worker" },
	],
	ownServer: [false, { option: true }],
	server: async ({ ownServer, sharedServer }, use) => {
		const server = ownServer ? await startServer() : sharedServer;
		await use(server);
		if (ownServer) await server.stop();
	},
	seat: async ({ browser, server, ownServer }, use) => {
		const complaints: string[] = [];
		const sessions: Session[] = [];
		const contexts: BrowserContext[] = [];
		await use(async (session, options = {}) => {
			const context = await browser.newContext({ baseURL: server.url, ...options });
			contexts.push(context);
			sessions.push(session);
			context.on("page", (page) => listenForComplaints(page, complaints));
			await context.addCookies([{ name: "parley_session", value: session.id, url: server.url }]);
			return { name: session.user.username, session, context, open: (roomId) => openTab(context, roomId) };
		});
		for (const context of contexts) await context.close();
		// The next test may want the name.
		if (!ownServer) for (const session of sessions) await session.call("DELETE", "/api/sessions/current");
		expect(complaints, "what the pages complained of").toEqual([]);
	},
	person: async ({ seat, server }, use) => {
		await use(async (name, options) => seat(await newSession(server.url, name), options));
	},
	account: async ({ seat, server }, use) => {
		await use(async (name, { admin = false, ...options } = {}) => {
			const password = await grantMembership(server.dataDir, name, admin);
			return seat(await logIn(server.url, name, password), options);
		});
	},
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
	room: async ({}, use) => {
		await use(async ({ session }) => {
			const { status, body } = await session.call<Room>("POST", "/api/rooms", { name: "Test", kind: "public" });
			expect(status).toBe(201);
			return body;
		});
	},
});

export { expect };

/** Posts as this person without a browser. */
export async function post({ session }: Person, roomId: string, message: string): Promise<Message> {
	const answer = await session.call<Message>("POST", `/api/rooms/${roomId}/messages`, { message });
	expect(answer.status).toBe(201);
	return answer.body;
}

export function tabOf(page: Page): Tab {
	const log = page.getByRole("log");
	const composer = page.getByRole("textbox", { name: /^Message / });
	return {
		page,
		log,
		composer,
		message: (text) => log.getByRole("article").filter({ has: page.getByText(text, { exact: true }) }),
		pending: log.locator("[data-pending]"),
		write: async (text) => {
			await composer.fill(text);
			await composer.press("Enter");
		},
	};
}

async function openTab(context: BrowserContext, roomId: string): Promise<Tab> {
	const page = await context.newPage();
	await page.goto(`/rooms/${roomId}`);
	await expectLive(page);
	return tabOf(page);
}

/** The line is up, be it this tab's or another's, and the log is more than the rows that the page came with. */
export async function expectLive(page: Page): Promise<void> {
	await expect(page.locator("[data-connection=live]")).toBeAttached({ timeout: 30_000 });
	await expect(page.locator("[role=log]:not([data-awake])")).toHaveCount(0);
}

/** That a network fails is what several tests are about; everything else that a page complains of is a fault. */
function listenForComplaints(page: Page, complaints: string[]): void {
	page.on("pageerror", (error) => complaints.push(String(error)));
	page.on("console", (message) => {
		const expected = message.type() !== "error" || message.text().startsWith("Failed to load resource");
		if (!expected) complaints.push(message.text());
	});
}
