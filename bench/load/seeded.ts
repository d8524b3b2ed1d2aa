/** A data folder that `npm run seed` has filled. */
import { spawnSync } from "node:child_process";
import { makeFolder } from "../../e2e/support/server";

/** Seeds a fresh folder, with an archive of so many messages; it is deleted when the benchmark ends. */
export async function makeSeededFolder(messages: number): Promise<string> {
	const dataDir = await makeFolder();
	const words = ["--import", "tsx", "db/seed.ts", "--messages", String(messages)];
	const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" };
	const { status, signal, stderr } = spawnSync(process.execPath, words, { env, encoding: "utf8" });
	if (status !== 0) throw new Error(`The seed ended with ${status ?? signal}: ${stderr}`);
	return dataDir;
}
