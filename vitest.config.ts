import { defineConfig } from "vitest/config";

const never = ["**/node_modules/**", "**/.next/**"];

/**
 * Three projects: `house` reads the source, `unit` sits beside the code, `http` talks to the production build.
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
					exclude: [...never, "lib/house.test.ts", "e2e/http/**"],
					setupFiles: ["scripts/vitest/quiet-console.ts"],
					testTimeout: 20_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: "http",
					include: ["e2e/http/**/*.test.ts"],
					exclude: never,
					globalSetup: ["scripts/vitest/fresh-build.ts"],
					fileParallelism: false,
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
