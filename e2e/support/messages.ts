/** Messages in a tab and what is done to them, in the words of who does it. */
import type { Locator } from "playwright/test";
import { type Person, post, type Tab } from "./people";

/** The message with this text, alone. */
export function rowOf(tab: Tab, text: string): Locator {
	return tab.log.getByRole("article").filter({ has: tab.page.getByText(text, { exact: true }) });
}

/** A button of the toolbar, which is there while the pointer or the focus is on the message. */
export function tool(row: Locator, name: string): Locator {
	return row.getByRole("toolbar").getByRole("button", { name, exact: true });
}

export async function press(row: Locator, name: string): Promise<void> {
	await row.hover();
	await tool(row, name).click();
}

/** Chooses from the menu behind "More". */
export async function choose(tab: Tab, row: Locator, name: string): Promise<void> {
	await press(row, "More");
	await tab.page.getByRole("menuitem", { name }).click();
}

export function toast(tab: Tab, text: string): Locator {
	return tab.page.getByRole("region", { name: "Notifications" }).getByText(text);
}

/** A room in which either has said something. */
export async function talk(ada: Person, bob: Person, roomId: string) {
	const theirs = await post(bob, roomId, "hello from bob");
	const mine = await post(ada, roomId, "hello from ada");
	return { theirs, mine };
}

/** A finger that comes down on the text and rests there, until what this answers lifts or moves it. */
export async function rest(
	{ context }: Person,
	{ page, log }: Tab,
	text: string,
): Promise<{ lift(): Promise<void>; move(): Promise<void> }> {
	const box = await log.getByText(text).boundingBox();
	if (!box) throw new Error(`${text} is not on the screen`);
	const touch = await context.newCDPSession(page);
	const point = { x: box.x + 20, y: box.y + 8 };
	await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
	const move = () =>
		touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ ...point, y: point.y - 60 }] });
	return {
		lift: async () => void (await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] })),
		move: async () => void (await move()),
	};
}
