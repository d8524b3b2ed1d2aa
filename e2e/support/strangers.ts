/** The strangers' page in a tab, in the words of who meets somebody there. */
import { expect, type Locator, type Page } from "playwright/test";
import { type Person, type Tab, tabOf } from "./people";

export interface Booth extends Tab {
	/** Waits until the page says that one stands so. */
	expectPhase(phase: string, patience?: number): Promise<void>;
	button(name: string): Locator;
	connect(): Promise<void>;
}

/** What the page remembers of its owner, as far as tests care. */
interface Remembered {
	tags?: string[];
	keepsTags?: boolean;
	goesOn?: boolean;
	conduct?: number;
}

/** Tests share a server: only those who name the same tag meet, and a tag is one test's own. */
export const ownTag = (about: string) => `${about} ${Math.random().toString(36).slice(2, 10)}`;

export function boothOf(page: Page): Booth {
	const button = (name: string) => page.getByRole("button", { name, exact: true });
	return {
		...tabOf(page),
		button,
		expectPhase: (phase, patience = 15_000) =>
			expect(page.locator(`[data-pairing=${phase}]`)).toBeAttached({ timeout: patience }),
		connect: async () => {
			await expect(page.locator("main[data-awake]")).toBeVisible();
			await button("Connect").click();
		},
	};
}

/** Opens the page in a new tab of somebody who has accepted the notice and waits for this tag alone. */
export async function openBooth({ context }: Person, tag: string, wishes: Remembered = {}): Promise<Booth> {
	const page = await context.newPage();
	const remembered: Remembered = { tags: [tag], keepsTags: true, conduct: 1, ...wishes };
	await page.addInitScript((text) => {
		// What is changed on the page stays changed over a reload.
		if (localStorage.getItem("parley:strangers") === null) localStorage.setItem("parley:strangers", text);
	}, JSON.stringify(remembered));
	await page.goto("/strangers");
	return boothOf(page);
}

/** Both are connected, to each other. */
export async function expectMet(one: Booth, other: Booth): Promise<void> {
	for (const { page, expectPhase, composer } of [one, other]) {
		await expectPhase("connected");
		await expect(composer).toBeVisible();
		await expect(page.locator("[data-connection=live]")).toBeAttached({ timeout: 30_000 });
		await expect(page.locator("[role=log]:not([data-awake])")).toHaveCount(0);
	}
}

/** One after the other, so that it is known who waits longer. */
export async function meet(one: Booth, other: Booth): Promise<void> {
	await one.connect();
	await one.expectPhase("waiting");
	await other.connect();
	await expectMet(one, other);
}

/** Whom the page says one talks to. */
export const partnerOf = ({ page }: Booth) => page.getByRole("heading", { level: 1 });
