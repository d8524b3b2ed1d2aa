import { buildIfStale } from "../build.mjs";

/** Before suites that talk to the production build (vitest's `http`, Playwright): one that is made of these sources. */
export default async function freshBuild(): Promise<void> {
	await buildIfStale();
}
