import type { Browser, Page } from "playwright/test";

/** Going to a page is over once it is awake: what is pressed sooner reaches nobody. */
export function waitForAwake(page: Page): void {
	const [go, again] = [page.goto.bind(page), page.reload.bind(page)];
	page.goto = async (...words) => awake(page, await go(...words));
	page.reload = async (...words) => awake(page, await again(...words));
}

async function awake<Answer extends Awaited<ReturnType<Page["goto"]>>>(page: Page, answer: Answer): Promise<Answer> {
	const isPage = answer?.headers()["content-type"]?.startsWith("text/html") === true;
	if (isPage) await page.locator("html[data-awake]").waitFor({ state: "attached" });
	return answer;
}

/** Likewise for all pages in contexts that are made from now on, unless they run no scripts. */
export function waitForAwakeIn(browser: Browser): void {
	const make = browser.newContext.bind(browser);
	browser.newContext = async (options) => {
		const context = await make(options);
		if (options?.javaScriptEnabled !== false) context.on("page", waitForAwake);
		return context;
	};
}
