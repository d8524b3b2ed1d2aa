/** `npm run member -- NAME [--admin]`: makes an account, or resets the one of that name, and prints its new password. */
import { parseArgs } from "node:util";
import { openStore } from "../db";
import { StoreError } from "../db/store";
import { grantMembership } from "../lib/accounts/membership";
import { username } from "../lib/accounts/schema";
import { ConfigError } from "../lib/config";
import { Problem } from "../lib/errors";

const usage = "Usage: npm run member -- NAME [--admin]";

async function runMember(): Promise<number> {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { admin: { type: "boolean" } } });
	const [given, ...rest] = positionals;
	if (given === undefined || rest.length > 0) return refuse(`${usage}\nA name with spaces goes in quotes.`);
	const name = username.safeParse(given);
	if (!name.success) return refuse(`"${given}" cannot be a name: it ${name.error.issues[0]?.message}.`);
	const { user, before, password } = await grantMembership(name.data, values.admin ? "admin" : "member");
	const story = before === null ? "is new" : before === user.kind ? "has a new password" : `was ${before} until now`;
	console.log(`${user.username} (${user.kind}) ${story}.\npassword: ${password}`);
	return 0;
}

function refuse(sentence: string): number {
	console.error(sentence);
	return 1;
}

try {
	process.exitCode = await runMember();
	await (await openStore()).close();
} catch (error) {
	if (error instanceof Problem) process.exitCode = refuse(error.detail);
	else if (error instanceof ConfigError || error instanceof StoreError) process.exitCode = refuse(error.message);
	else if (error instanceof TypeError && "code" in error) process.exitCode = refuse(`${error.message}\n${usage}`);
	else throw error;
}
