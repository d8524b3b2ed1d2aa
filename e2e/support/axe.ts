/** What axe-core finds against WCAG 2.0–2.2 A and AA, and against its best practice. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Looks at the page as it stands, once nothing moves in; a failure names each rule and what breaks it. */
export async function expectAccessible(page: Page): Promise<void> {
	await settle(page);
	// A menu hangs at the end of the page, outside of every landmark, as a browser's own does.
	const menus = await page.getByRole("menu").count();
	const builder = new AxeBuilder({ page }).withTags(tags).disableRules(menus > 0 ? ["region"] : []);
	const { violations } = await builder.analyze();
	const faults = violations.flatMap(({ id, help, nodes }) =>
		nodes
			.filter(({ target }) => !isForeign(id, target.join(" ")))
			.map(
				(node) =>
					`${id} (${help})\n  at ${node.target.join(" ")}\n  ${node.failureSummary?.split("\n").at(-1)?.trim()}`,
			),
	);
	expect(faults, `what axe finds at ${page.url()}`).toEqual([]);
}

/** emoji-picker-react makes grids of lists: not pretty, and read out as the grids that they say they are. */
const isForeign = (rule: string, target: string) => rule === "aria-allowed-role" && target.includes("epr-");

/** What fades in has half its contrast; what breathes for ever is not waited for. */
async function settle(page: Page): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(() => {
				const passing = (animation: Animation) =>
					animation.playState === "running" && Number.isFinite(animation.effect?.getComputedTiming().endTime);
				return document.getAnimations().filter(passing).length;
			}),
		)
		.toBe(0);
}
