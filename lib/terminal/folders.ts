/** Where the terminal keeps what is its own, as the XDG base directories have it. */
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import path from "node:path";

/** The environment that a program is started with. */
export type Env = Readonly<Record<string, string | undefined>>;

const product = "parley";

export function configFile(env: Env): string {
	return path.join(folder(env.XDG_CONFIG_HOME, ".config"), "config.json");
}

/** Sessions and what waits to be sent. */
export function stateFolder(env: Env): string {
	return folder(env.XDG_STATE_HOME, ".local/state");
}

/** Names a server and a person there as part of a path. */
export function placeName(server: string, name: string): string {
	const { host } = new URL(server);
	const key = createHash("sha256").update(`${server}\n${name.toLowerCase()}`).digest("hex").slice(0, 12);
	return `${host.replace(/[^\w.-]/g, "_")}-${key}`;
}

/** The specification has relative paths ignored. */
function folder(given: string | undefined, usual: string): string {
	const base = given && path.isAbsolute(given) ? given : path.join(homedir(), usual);
	return path.join(base, product);
}
