/** From configuration to the first request: whatever cannot work is said here, in a sentence, before anything is served. */
import { config } from "../config";
import type { Routes } from "./serve";

export async function startServer(routes: Routes): Promise<void> {
	try {
		config();
		// Only now: the modules behind it read the configuration as they load.
		const { serve } = await import("./serve");
		await serve(routes);
	} catch (error) {
		refuseToStart(error);
	}
}

/** Next would log a stack and serve on; an operator needs one sentence and an end. */
function refuseToStart(error: unknown): never {
	const expected = error instanceof Error && (error.name === "ConfigError" || error.name === "StoreError");
	const story = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
	process.stderr.write(`Parley cannot start.\n${story}\n`);
	process.exit(1);
}
