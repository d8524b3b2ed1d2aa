import { defineConfig } from "vitest/config";

const never = ["**/node_modules/**", "**/.next/**"];

/** Each file has servers of its own, so two may run side by side; more would be late for what tests wait for. */
const overHttp = {
	include: ["e2e/http/**/*.test.ts"],
	globalSetup: ["scripts/vitest/fresh-build.ts"],
	maxWorkers: 2,
	testTimeout: 60_000,
	hookTimeout: 120_000,
};

/** Those that choose the lane for themselves, and those that look at no request of its: once is enough. */
const either = [
	"e2e/http/lifetime.test.ts",
	"e2e/http/assistant*.test.ts",
	"e2e/http/fast-lane*.test.ts",
	"e2e/http/fast-lane/**",
	"e2e/http/naughty/strings.test.ts",
	"e2e/http/pairing-processes.test.ts",
	"e2e/http/strangers-leases.test.ts",
	"e2e/http/ws*.test.ts",
];

/**
 * Five projects: `house` reads the source, `unit` sits beside the code, `http` talks to the production build, and
 * `http-router` says the same to it with the fast lane closed, so that everything passes Next's router;
 * `terminal` runs the terminal client against it, in pipes and in a real terminal.
 * `npm test` runs them in that order; `npx vitest --project unit` runs one.
 */
export default defineConfig({
	test: {
		globalSetup: ["scripts/vitest/temporary-folder.ts"],
		projects: [
			{ test: { name: "house", include: ["lib/house.test.ts"], exclude: never, testTimeout: 60_000 } },
			{
				test: {
					name: "unit",
					include: ["**/*.test.{ts,tsx}"],
					exclude: [...never, "lib/house.test.ts", "e2e/http/**", "e2e/terminal/**"],
					setupFiles: ["scripts/vitest/quiet-console.ts"],
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{ test: { name: "http", ...overHttp, exclude: never, env: { FAST_LANE: "on" } } },
			{
				test: {
					name: "terminal",
					...overHttp,
					include: ["e2e/terminal/**/*.test.ts"],
					exclude: never,
					testTimeout: 120_000,
				},
			},
			{ test: { name: "http-router", ...overHttp, exclude: [...never, ...either], env: { FAST_LANE: "off" } } },
		],
	},
});
