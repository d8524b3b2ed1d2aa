import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Around a whole run (vitest's projects, Playwright): a temporary folder of its own, in which every test, server and
 * browser of the run makes theirs. It goes with the run, however that ends, so no test has to clean up after itself.
 */
export default function ownTemporaryFolder(): () => void {
	const folder = mkdtempSync(path.join(tmpdir(), "parley-run-"));
	// A PostgreSQL that is started as root runs as a user of its own, who must be able to pass.
	chmodSync(folder, 0o755);
	const { TMPDIR } = process.env;
	process.env.TMPDIR = folder;
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	// Also after the end: the runner itself may write there until it goes.
	process.once("exit", remove);
	return () => {
		remove();
		if (TMPDIR === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = TMPDIR;
	};
}
