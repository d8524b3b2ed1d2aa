/** `npm start`: from a fresh clone to a running server. */
import { arrive } from "./arrive.mjs";

await arrive();
const { checkedConfig, serve } = await import("./serve.mjs");
const { buildIfStale } = await import("./build.mjs");
const config = checkedConfig();
try {
	await buildIfStale();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
Object.assign(process.env, { NODE_ENV: "production" });
await serve("start", config);
