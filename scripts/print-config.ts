/** Prints where to listen, as JSON; in a process of its own, since the loader of TypeScript has no business in a server. */
import { ConfigError, readConfig } from "../lib/config";

try {
	const { PORT, HOST } = readConfig(process.env);
	process.stdout.write(JSON.stringify({ PORT, HOST }));
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
