// @ts-check
import createNextIntlPlugin from "next-intl/plugin";
import { securityHeaders } from "./lib/http/security-headers.mjs";
import { requireModernNode } from "./scripts/node.mjs";
import { sourceHash } from "./scripts/source-hash.mjs";

requireModernNode();

/** @type {import("next").NextConfig} */
const config = {
	agentRules: false,
	// The same sources make the same id on every instance, and `npm start` can tell whether a build is theirs.
	generateBuildId: async () => sourceHash(),
	poweredByHeader: false,
	reactStrictMode: true,
	// Types are `npm run check`'s business: a build must need nothing that only development installs.
	typescript: { ignoreBuildErrors: true },
	images: { unoptimized: true },
	serverExternalPackages: ["ws"],
	// A lockfile in some folder above must not become the root.
	outputFileTracingRoot: import.meta.dirname,
	turbopack: { root: import.meta.dirname },
	outputFileTracingIncludes: { "/**": ["./db/migrations/**/*"] },
	headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

/** Texts are compiled with the build, so that no browser loads a parser for them. */
const withTexts = createNextIntlPlugin({
	requestConfig: "./lib/http/request-texts.ts",
	experimental: { messages: { path: "./lib/i18n", format: "json", locales: ["en", "de"], precompile: true } },
});

export default withTexts(config);
