/** Two servers that differ in nothing but FAST_LANE: the same folder, byte for byte, lies under each. */
import { cp } from "node:fs/promises";
import { makeFolder, type Server, startServer } from "../../support/server";
import { type Scene, setScene } from "./scene";

export interface Twins {
	/** Answers its hot routes in front of Next's router. */
	lane: Server;
	/** Answers everything by Next's router. */
	router: Server;
	scene: Scene;
	stop(): Promise<void>;
}

/** The scene is set once and copied, so ids, tokens, times and cursors in it are the same on both. */
export async function startTwins(env: Record<string, string> = {}): Promise<Twins> {
	const first = await startServer({ env: { FAST_LANE: "off" } });
	const scene = await setScene(first.url);
	await first.stop();
	const copy = await makeFolder();
	await cp(first.dataDir, copy, { recursive: true });
	const [lane, router] = await Promise.all([
		startServer({ env: { ...env, FAST_LANE: "on" }, dataDir: first.dataDir }),
		startServer({ env: { ...env, FAST_LANE: "off" }, dataDir: copy }),
	]);
	return { lane, router, scene, stop: async () => void (await Promise.all([lane.kill(), router.kill()])) };
}
