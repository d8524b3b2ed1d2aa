import type { Page } from "playwright/test";

/** Holds back every script that the address's HTML does not name, until what this answers lets them go. */
export async function holdLateScripts(page: Page, address: string): Promise<() => void> {
	const html = await (await page.request.get(address)).text();
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	await page.route("**/_next/static/chunks/**", async (route) => {
		if (!html.includes(new URL(route.request().url()).pathname)) await released;
		await route.continue();
	});
	return release;
}
