/** `node scripts/run.mjs some/file.ts words…`: runs a TypeScript program of the project, with the arrival of `npm start`. */
import { arrive } from "./arrive.mjs";
import { runChild } from "./child.mjs";

await arrive();
process.exitCode = await runChild(process.execPath, ["--import", "tsx", ...process.argv.slice(2)]);
