/** `npm run dev`: the same arrival as `npm start`, then Next's development server. */
import { arrive } from "./arrive.mjs";

await arrive();
const { checkedConfig, serve } = await import("./serve.mjs");
await serve("dev", checkedConfig());
